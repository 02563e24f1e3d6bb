import type { Flow } from '@/api/types'
import { type Decimal, add, compare, parseDecimal, plain, sum } from '@/quantity/decimal'
import { isProvince } from '@/feature/county/counties'

export type Side = 'sells' | 'buys'

/** Flows of one indicator between two counties; a draw from the provincial pool is none. */
export const betweenCounties = (flows: Flow[], indicator: string): Flow[] =>
  flows.filter((flow) => flow.indicator === indicator && !isProvince(flow.seller))

/** What the provincial pool gave of one indicator. */
export const poolDraws = (flows: Flow[], indicator: string): string =>
  plain(
    sum(flows.filter((flow) => flow.indicator === indicator && isProvince(flow.seller)).map(({ amount }) => amount)),
  )

/** Which counties sold more than they bought, and which the other way round. */
export function sides(flows: Flow[]): Map<string, Side> {
  const out = new Map<string, Decimal>()
  const into = new Map<string, Decimal>()
  for (const { seller, buyer, amount } of flows) {
    out.set(seller, add(out.get(seller) ?? NOTHING, parseDecimal(amount)))
    into.set(buyer, add(into.get(buyer) ?? NOTHING, parseDecimal(amount)))
  }
  const counties = new Set([...out.keys(), ...into.keys()])
  return new Map(
    [...counties].map((county) => [
      county,
      compare(out.get(county) ?? NOTHING, into.get(county) ?? NOTHING) >= 0 ? 'sells' : 'buys',
    ]),
  )
}

const NOTHING: Decimal = { units: 0n, scale: 0 }
