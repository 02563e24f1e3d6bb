import { api, take } from '@/api/client'
import type { Indicator } from '@/api/types'
import { compare, parseDecimal, rescale } from '@/quantity/decimal'

/** Prices of an indicator in yuan per mu or kg. */
export interface Band {
  indicator: Indicator
  guide: string
  fixed: string
  floor: string
  cap: string
  tick: string
}

/** The bands of a day; a round has its own. @param moment whose day in the province counts */
export async function fetchBands(moment: string): Promise<Band[]> {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(moment))
  return (await take(api.GET('/api/v1/price-bands', { params: { query: { day } } }))).items
}

/** What keeps a price from being one of the band, as far as it can be told here. */
export function outsideBand(yuan: string, band: Band): 'outside' | 'offTick' | undefined {
  const price = parseDecimal(yuan)
  if (compare(price, parseDecimal(band.floor)) < 0 || compare(price, parseDecimal(band.cap)) > 0) return 'outside'
  const fen = (text: string) => rescale(parseDecimal(text), 2).units
  return fen(yuan) % fen(band.tick) === 0n ? undefined : 'offTick'
}
