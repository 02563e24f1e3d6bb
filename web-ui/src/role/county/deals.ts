import { PAGE_ROWS, allPages, api, take } from '@/api/client'
import type { AwardFile } from '@/api/types'

/** Agreements that are looked at, the newest. */
const MOST_AGREED = 50

/** What counties agreed on between themselves: awards of no round. Clause: M13-05.6. */
async function fetchAgreedDeals(county: string, signal?: AbortSignal): Promise<AwardFile[]> {
  const { items } = await allPages((after) =>
    take(api.GET('/api/v1/agreements', { params: { query: { county, after, limit: PAGE_ROWS } }, signal })),
  )
  const accepted = items.flatMap((one) => (one.award ? [one.award] : []))
  const files = await Promise.all(
    accepted
      .slice(-MOST_AGREED)
      .map((award) => take(api.GET('/api/v1/awards/{award}', { params: { path: { award } }, signal }))),
  )
  return files.filter((file) => file.status !== 'DELIVERED' && file.status !== 'DEFAULTED')
}

/** Awards of a county that are neither delivered nor in default, over all rounds, and by agreement. */
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
  return [...open.flatMap((page) => page.items), ...(await fetchAgreedDeals(county, signal))]
}
