import { api, take } from '@/api/client'
import type { Stage } from '@/api/types'

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

interface Trading {
  mechanisms: { value: string; zh: string; en: string; clause: string }[]
  stages?: { kind: string; mechanism: string; zh: string; en: string; clauses: string[] }[]
}

/** The stages that the rulebook in force permits a round, each with its clauses; the server looks again. */
export async function fetchOfferedStages(signal: AbortSignal): Promise<{ rulebook: string; stages: OfferedStage[] }> {
  const { rulebook } = await take(api.GET('/api/v1/price-bands', { signal }))
  const document = (await take(
    api.GET('/api/v1/rulebooks/{rulebook}', { params: { path: { rulebook } }, signal }),
  )) as unknown as { trading: Trading }
  return { rulebook, stages: offered(document.trading) }
}

export function offered({ mechanisms, stages = [] }: Trading): OfferedStage[] {
  const permitted = new Map(mechanisms.map((one) => [one.value, one]))
  return KINDS.flatMap((kind): OfferedStage[] => {
    const named = stages.find((stage) => stage.kind === kind && permitted.has(stage.mechanism))
    if (named) return [{ kind, zh: named.zh, en: named.en, clauses: named.clauses }]
    const alone = permitted.get(kind)
    return alone && !stages.some((stage) => stage.kind === kind)
      ? [{ kind, zh: alone.zh, en: alone.en, clauses: [alone.clause] }]
      : []
  })
}
