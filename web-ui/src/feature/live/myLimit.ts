import { api, take } from '@/api/client'
import type { Proposal } from '@/api/types'

/** A county's own limit for a lot, as its two people set it; sealed for everybody else. */
export interface MyLimit {
  price: string
  proxy: boolean
  state: Proposal['state']
  proposal: string
}

const MOST_PAGES = 10

/** The newest limit that was approved, and one that still waits. */
export async function fetchMyLimits(round: string, lot: string): Promise<{ approved?: MyLimit; waiting?: MyLimit }> {
  const found: Proposal[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, nextAfter } = await take(api.GET('/api/v1/proposals', { params: { query: { limit: 200, after } } }))
    found.push(
      ...items.filter(
        (one) =>
          one.operation === 'setBidLimit' &&
          (one.path as Record<string, string>).lot === lot &&
          (one.path as Record<string, string>).round === round,
      ),
    )
    if (typeof nextAfter !== 'string') break
    after = nextAfter
  }
  const newest = (states: Proposal['state'][]) =>
    found.filter((one) => states.includes(one.state)).toSorted((a, b) => b.preparedAt.localeCompare(a.preparedAt))[0]
  return { approved: await opened(newest(['DONE'])), waiting: await opened(newest(['PREPARED'])) }
}

async function opened(proposal: Proposal | undefined): Promise<MyLimit | undefined> {
  if (!proposal) return undefined
  const whole = await take(api.GET('/api/v1/proposals/{proposal}', { params: { path: { proposal: proposal.id } } }))
  const { price, proxy } = JSON.parse(whole.body ?? '{}') as { price: string; proxy: boolean }
  return { price, proxy, state: whole.state, proposal: whole.id }
}
