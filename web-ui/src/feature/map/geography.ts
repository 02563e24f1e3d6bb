import { ProblemError } from '@/api/problem'
import { once } from '@/api/load'

export type Point = readonly [longitude: number, latitude: number]

interface CountyFeature {
  properties: { adcode: string; name: string }
  geometry: { type: 'Polygon'; coordinates: Point[][] } | { type: 'MultiPolygon'; coordinates: Point[][][] }
}

/** The province's map: replaceable at deployment, keyed by six-digit code. */
export interface Geography {
  type: 'FeatureCollection'
  features: CountyFeature[]
  /** 审图号 of a reviewed map, where the file carries one. */
  reviewNumber?: string
}

export const fetchGeography = once(async (): Promise<Geography> => {
  const address = '/map/counties.geo.json'
  let response: Response
  try {
    response = await fetch(address)
  } catch (cause) {
    throw new ProblemError({ type: 'unreachable', title: '', status: 0 }, cause)
  }
  if (!response.ok) throw new ProblemError({ type: 'about:blank', title: address, status: response.status })
  return (await response.json()) as Geography
})

/** A point inside each county where its lines end: the centroid of its largest ring. */
export function centres({ features }: Geography): Map<string, Point> {
  return new Map(
    features.map(({ properties, geometry }) => {
      const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
      const [largest = []] = rings.toSorted((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)))
      return [properties.adcode, centroid(largest)]
    }),
  )
}

function signedArea(ring: Point[]): number {
  return edges(ring).reduce((sum, [[x0, y0], [x1, y1]]) => sum + (x0 * y1 - x1 * y0) / 2, 0)
}

function centroid(ring: Point[]): Point {
  const area = signedArea(ring)
  let [x, y] = [0, 0]
  for (const [[x0, y0], [x1, y1]] of edges(ring)) {
    const cross = x0 * y1 - x1 * y0
    x += (x0 + x1) * cross
    y += (y0 + y1) * cross
  }
  return [x / (6 * area), y / (6 * area)]
}

const edges = (ring: Point[]): [Point, Point][] => ring.slice(1).map((point, index) => [ring[index] as Point, point])
