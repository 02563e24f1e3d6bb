import { api, take } from '@/api/client'
import type { Stage } from '@/api/types'
import { type Offer, fetchOffers } from '@/feature/policy/offers'

export type StageKind = Stage['kind']

/** In the order in which a round may have them. */
export const KINDS: readonly StageKind[] = [
  'FIRST_REFUSAL',
  'PRIORITY_ALLOCATION',
  'CALL_AUCTION',
  'UNIFORM_LIMITED_PRICE',
  'ASCENDING_AUCTION',
  'CONTINUOUS',
]

/** Held open for a time, and not cleared from orders at a moment. */
export const isLive = (kind: StageKind): boolean => kind === 'ASCENDING_AUCTION' || kind === 'CONTINUOUS'

export interface OfferedStage {
  kind: StageKind
  zh: string
  en: string
  clauses: string[]
}

interface Named {
  zh: string
  en: string
}

interface Trading {
  mechanisms: (Named & { value: string })[]
  stages?: (Named & { kind: string })[]
}

/** The stages that the rulebook in force offers a round, each with its clauses, and those that it does not. */
export async function fetchOfferedStages(signal: AbortSignal) {
  const offers = await fetchOffers(signal)
  const document = (await take(
    api.GET('/api/v1/rulebooks/{rulebook}', { params: { path: { rulebook: offers.digest } }, signal }),
  )) as unknown as { trading: Trading }
  return {
    rulebook: offers.rulebook,
    digest: offers.digest,
    stages: offered(offers.stages, document.trading),
    refused: offers.stages.filter((one) => !one.offered),
  }
}

/** Offered stages in the order of a round, by the names that the rulebook gives them. */
export function offered(stages: Offer[], { mechanisms, stages: named = [] }: Trading): OfferedStage[] {
  return KINDS.flatMap((kind): OfferedStage[] => {
    const offer = stages.find((one) => one.what === kind && one.offered)
    const name = named.find((one) => one.kind === kind) ?? mechanisms.find((one) => one.value === kind)
    return offer && name ? [{ kind, zh: name.zh, en: name.en, clauses: offer.clauses ?? [] }] : []
  })
}
