import { PAGE_ROWS, allPages, api, take } from '@/api/client'
import type { AwardFile } from '@/api/types'

/** Awards of a county that are neither delivered nor in default, over all rounds. */
export async function fetchOpenDeals(county: string, signal?: AbortSignal): Promise<AwardFile[]> {
  const { items: rounds } = await take(api.GET('/api/v1/rounds', { signal }))
  // The newest rounds only: what is open is never older than a settlement takes.
  const open = await Promise.all(
    rounds.slice(0, 12).map((round) =>
      allPages((after) =>
        take(
          api.GET('/api/v1/rounds/{round}/award-deadlines', {
            params: { path: { round: round.id }, query: { county, after, limit: PAGE_ROWS } },
            signal,
          }),
        ),
      ),
    ),
  )
  return open.flatMap((page) => page.items)
}
