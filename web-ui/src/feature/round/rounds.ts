import { api, take } from '@/api/client'
import { once } from '@/api/load'
import type { Round } from '@/api/types'

/** All rounds, newest first; fetched once a visit. */
export const fetchRounds = once(async (): Promise<Round[]> => (await take(api.GET('/api/v1/rounds'))).items)

export const fetchRound = (round: string, signal?: AbortSignal): Promise<Round> =>
  take(api.GET('/api/v1/rounds/{round}', { params: { path: { round } }, signal }))
