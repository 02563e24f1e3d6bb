import type { Flow } from '@/api/types'
import { toDrawingNumber } from '@/quantity/decimal'
import type { Colours } from '@/shared/chart/colours'
import type { Side } from './balance'
import type { Point } from './geography'

export const MAP_NAME = 'province'

export interface MapContent {
  flows: Flow[]
  pairs: [string, string][]
  sides: Map<string, Side>
  centres: Map<string, Point>
  zoom: number
  nameOf: (code: string) => string
  exact: (flow: Flow) => string
}

const WIDEST = 5
const NARROWEST = 1

/** The map with its flows, as ECharts wants it. */
export function mapOption(content: MapContent, colours: Colours) {
  const { flows, pairs, sides, centres, zoom, nameOf, exact } = content
  const most = Math.max(1, ...flows.map((flow) => toDrawingNumber(flow.amount)))
  const between = (from: string, to: string) => {
    const ends = [centres.get(from), centres.get(to)]
    return ends.every((end) => end !== undefined) ? ends : undefined
  }
  const fill: Record<Side, string> = { sells: colours.success, buys: colours.warning }

  return {
    textStyle: { fontFamily: colours.font },
    backgroundColor: 'transparent',
    tooltip: {
      renderMode: 'richText',
      formatter: ({ data, name }: { data?: { exact?: string }; name?: string }) => data?.exact ?? nameOf(name ?? ''),
    },
    geo: {
      map: MAP_NAME,
      nameProperty: 'adcode',
      roam: 'move',
      zoom,
      aspectScale: 0.87,
      top: 12,
      bottom: 12,
      tooltip: { show: true },
      label: { show: false },
      itemStyle: { areaColor: colours.raised, borderColor: colours.muted, borderWidth: 0.6 },
      emphasis: {
        label: { show: true, color: colours.text, formatter: ({ name }: { name: string }) => nameOf(name) },
        itemStyle: { areaColor: colours.line },
      },
      regions: [...sides].map(([code, side]) => ({
        name: code,
        itemStyle: { areaColor: `${fill[side]}55` },
      })),
    },
    series: [
      {
        type: 'lines',
        coordinateSystem: 'geo',
        silent: true,
        lineStyle: { color: colours.danger, type: [2, 4], width: 1.5, opacity: 0.9 },
        data: pairs.flatMap(([one, other]) => {
          const coords = between(one, other)
          return coords ? [{ coords }] : []
        }),
      },
      {
        type: 'lines',
        coordinateSystem: 'geo',
        symbol: ['none', 'arrow'],
        symbolSize: 8,
        // Pairs last, so that they lie on top.
        data: flows
          .toSorted((a, b) => Number(a.paired) - Number(b.paired))
          .flatMap((flow) => {
            const coords = between(flow.seller, flow.buyer)
            if (!coords) return []
            const width = NARROWEST + (WIDEST - NARROWEST) * Math.sqrt(toDrawingNumber(flow.amount) / most)
            return [
              {
                coords,
                exact: exact(flow),
                lineStyle: {
                  width,
                  curveness: 0.2,
                  opacity: flow.paired ? 0.9 : 0.45,
                  color: flow.paired ? colours.primary : colours.muted,
                },
              },
            ]
          }),
      },
      {
        // Names above the lines, each with a halo; where they would collide, the later ones stay away.
        type: 'scatter',
        coordinateSystem: 'geo',
        silent: true,
        symbolSize: 0.1,
        z: 5,
        labelLayout: { hideOverlap: true },
        label: {
          show: true,
          fontSize: 11,
          color: colours.text,
          textBorderColor: colours.surface,
          textBorderWidth: 2.5,
          formatter: ({ name }: { name: string }) => nameOf(name),
        },
        data: [...sides.keys()].map((code) => ({ name: code, value: centres.get(code) })),
      },
    ],
  }
}
