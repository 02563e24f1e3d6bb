import { api, take } from '@/api/client'
import type { Indicator } from '@/api/types'

/** What was decided of an order and why (quota-exchange/decisions/1), as far as the page shows it field by field. */
export interface Decision {
  place: string
  order: string
  county: string
  indicator: Indicator
  part: string
  asked: { amount?: string; limit?: string; at?: string }
  outcome: { type: string; amount?: string; pool?: string; reason?: string }
  from?: { order: string; county: string; amount: string; price: string; paired: boolean }[]
  rule: string
  clauses: string[]
  ahead?: { count: number; first: string[] }
  change?: { type: string }
  zh: string
  en: string
}

export interface Decisions {
  mechanism: string
  changesSought: boolean
  items: Decision[]
}

export const fetchOrderDecisions = async (
  round: string,
  stage: number,
  order: string,
  signal: AbortSignal,
): Promise<Decisions> =>
  (await take(
    api.GET('/api/v1/rounds/{round}/stages/{stage}/orders/{order}/decisions', {
      params: { path: { round, stage, order } },
      signal,
    }),
  )) as unknown as Decisions

export const fetchLotDecisions = async (round: string, lot: string, signal: AbortSignal): Promise<Decisions> =>
  (await take(
    api.GET('/api/v1/rounds/{round}/lots/{lot}/decisions', { params: { path: { round, lot } }, signal }),
  )) as unknown as Decisions
