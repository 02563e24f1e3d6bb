import { PAGE_ROWS, allPages, api, take } from '@/api/client'
import type { Award, Indicator, Round } from '@/api/types'
import { compare, parseDecimal, plain, rescale } from '@/quantity/decimal'

/** What a guide price would have meant for a past round. */
export interface Effect {
  round: Round
  /** What was sold at the fixed price: amount, its value then, and its value at the new fixed price. */
  amount: string
  value: string
  wouldBe: string
  /** The one price of the round's auction of the indicator, and whether the new band would have held it. */
  auction?: { price: string; within: boolean }
}

/** In fen, a part of the new guide price in the proportion that the round had, rounded half up. */
function scaled(price: string, part: string, guide: string): bigint {
  const fen = (text: string) => rescale(parseDecimal(text), 2).units
  return (2n * fen(price) * fen(part) + fen(guide)) / (2n * fen(guide))
}

const total = (awards: Award[], of: (award: Award) => string): string => {
  const scale = parseDecimal(of(awards[0]!)).scale
  return plain({ units: awards.reduce((all, award) => all + parseDecimal(of(award)).units, 0n), scale })
}

/** Fen for an amount at a price: hectares are 15 mu, rounded half up as the exchange does. */
function worth(indicator: Indicator, amount: string, fen: bigint): string {
  const { units, scale } = parseDecimal(amount)
  const tens = 10n ** BigInt(scale)
  const times = indicator === 'CAPACITY' ? 1n : 15n
  return plain({ units: (2n * units * times * fen + tens) / (2n * tens), scale: 2 })
}

/** By the band that the round keeps from its notice, whatever the rulebook says today. */
export function effectOn(round: Round, awards: Award[], indicator: Indicator, price: string): Effect | undefined {
  const band = round.bands.find((one) => one.indicator === indicator)
  if (!band) return undefined
  const fixedStages = new Set(round.stages.filter((stage) => stage.prices?.length).map((stage) => stage.number))
  const fixed = awards.filter((award) => award.indicator === indicator && fixedStages.has(award.stage))
  const auction = round.stages.find((stage) => stage.kind === 'CALL_AUCTION' && stage.indicator === indicator)
  if (fixed.length === 0 && !auction?.price) return undefined
  const newFixed = scaled(price, band.fixed, band.guide)
  const amount = fixed.length ? total(fixed, (award) => award.amount) : '0'
  const between = (cleared: string) =>
    compare(parseDecimal(cleared), { units: scaled(price, band.floor, band.guide), scale: 2 }) >= 0 &&
    compare(parseDecimal(cleared), { units: scaled(price, band.cap, band.guide), scale: 2 }) <= 0
  return {
    round,
    amount,
    value: fixed.length ? total(fixed, (award) => award.value) : '0.00',
    wouldBe: worth(indicator, amount, newFixed),
    auction: auction?.price ? { price: auction.price, within: between(auction.price) } : undefined,
  }
}

/** The newest rounds that were cleared, with their awards. */
export async function fetchPastRounds(signal: AbortSignal) {
  const FEW = 3
  const { items } = await take(api.GET('/api/v1/rounds', { signal }))
  const cleared = items.filter((round) => round.stages.some((stage) => stage.status === 'CLEARED')).slice(0, FEW)
  return Promise.all(
    cleared.map(async (round) => ({
      round,
      awards: (
        await allPages<Award>((after) =>
          take(
            api.GET('/api/v1/rounds/{round}/awards', {
              params: { path: { round: round.id }, query: { after, limit: PAGE_ROWS } },
              signal,
            }),
          ),
        )
      ).items,
    })),
  )
}
