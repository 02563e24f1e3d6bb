import { api, take } from '@/api/client'
import { once } from '@/api/load'
import type { Clause } from '@/api/types'

/** Every clause by its id; fetched once a visit. */
export const fetchClauses = once(async (): Promise<Map<string, Clause>> => {
  const { items } = await take(api.GET('/api/v1/clauses'))
  return new Map(items.map((clause) => [clause.id, clause]))
})
