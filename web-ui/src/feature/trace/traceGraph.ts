import type { Trace } from '@/api/types'
import { compare, parseDecimal, plain, toDrawingNumber } from '@/quantity/decimal'
import type { SankeyGraph } from '@/shared/chart/sankey'
import { moved } from './steps'

interface Words {
  accountText(account: string): string
  amountText(indicator: Trace['lot']['indicator'], value: string): string
  rest: string
}

/**
 * The way of one unit, step by step, with the width of the run that moved together. Where a run is split, the part that
 * went elsewhere leaves the picture as "other units". An account that is met twice stands in it twice.
 */
export function traceGraph(trace: Trace, { accountText, amountText, rest }: Words): SankeyGraph {
  const graph: SankeyGraph = { nodes: [], links: [] }
  const words = (amount: string) => amountText(trace.lot.indicator, amount)
  const steps = trace.steps.filter(moved)
  const last = steps.length - 1
  graph.nodes.push({ id: 'start', label: trace.project?.name ?? trace.lot.project, depth: 0, tone: 'source' })

  steps.forEach((step, index) => {
    const here = index === 0 ? 'start' : `step ${index - 1}`
    const id = `step ${index}`
    const tone = index === last ? 'end' : 'way'
    graph.nodes.push({ id, label: accountText(step.to), depth: index + 1, tone })
    graph.links.push({ from: here, to: id, width: toDrawingNumber(step.amount), exact: words(step.amount) })

    const before = steps[index - 1]?.amount
    if (before !== undefined && compare(parseDecimal(before), parseDecimal(step.amount)) > 0) {
      const other = difference(before, step.amount)
      graph.nodes.push({ id: `rest ${index}`, label: rest, depth: index + 1, tone: 'aside' })
      graph.links.push({
        from: here,
        to: `rest ${index}`,
        width: toDrawingNumber(other),
        exact: `${rest}: ${words(other)}`,
      })
    }
  })
  return graph
}

function difference(whole: string, part: string): string {
  const [a, b] = [parseDecimal(whole), parseDecimal(part)]
  return plain({ units: a.units - b.units, scale: a.scale })
}
