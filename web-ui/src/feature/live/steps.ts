import { add, compare, format, parseDecimal, plain, rescale } from '@/quantity/decimal'
import type { LiveLot } from '@/api/types'

/** The least that a bid must be now: the start, or one increment above the price, never above the cap. */
export function nextPrice(lot: LiveLot, steps = 1): string {
  const start = parseDecimal(lot.start)
  const increment = parseDecimal(lot.increment)
  let price = lot.price === undefined ? start : parseDecimal(lot.price)
  for (let i = lot.price === undefined ? 1 : 0; i < steps; i++) price = add(price, increment)
  const cap = parseDecimal(lot.cap)
  return plain(rescale(compare(price, cap) > 0 ? cap : price, 2))
}

/** How many increments a price lies above the present one; the start counts as one below it. */
export function stepsAbove(lot: LiveLot, price: string): bigint {
  const fen = (text: string) => rescale(parseDecimal(text), 2).units
  const present = lot.price === undefined ? fen(lot.start) - fen(lot.increment) : fen(lot.price)
  return (fen(price) - present) / fen(lot.increment)
}

/** What keeps a price from being a bid now, as far as it can be told here. */
export function bidWrong(
  lot: LiveLot,
  price: string,
  limit: string | undefined,
): 'low' | 'offStep' | 'overCap' | 'overLimit' | undefined {
  const fen = (text: string) => rescale(parseDecimal(text), 2).units
  if (fen(price) > fen(lot.cap)) return 'overCap'
  if (limit !== undefined && fen(price) > fen(limit)) return 'overLimit'
  if (lot.capPhase) return undefined
  if (fen(price) < fen(nextPrice(lot))) return 'low'
  return (fen(price) - fen(lot.start)) % fen(lot.increment) === 0n ? undefined : 'offStep'
}

/** A mu of price for a lot of hectares: the whole lot's value in yuan, exact to the fen. */
export function valueOf(lot: LiveLot, price: string): string {
  const amount = parseDecimal(lot.amount)
  const mu = lot.indicator === 'CAPACITY' ? amount : { units: amount.units * 15n, scale: amount.scale }
  const each = parseDecimal(price)
  return plain(rescale({ units: mu.units * each.units, scale: mu.scale + each.scale }, 2))
}

/** `12:03`, or `1:02:03`. */
export function countdown(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`
}

export const showPrice = (yuan: string): string => format(parseDecimal(yuan))
