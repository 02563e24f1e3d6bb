import { reactive, ref } from 'vue'
import { api, take } from '@/api/client'
import { type Problem, ProblemError } from '@/api/problem'
import type { LiveLot } from '@/api/types'
import { type LotUpdate, useLotFeed } from './lotFeed'

/** One step of the ladder: somebody's bid. */
export interface Rung {
  number: number
  at: string
  bidder: number
  price: string
}

/** A lot as it stands and as it moves: read once, kept up by what the server sends, read again whenever that is not enough. */
export function useLotView(round: string, id: string) {
  const lot = ref<LiveLot>()
  const problem = ref<Problem>()
  const view = reactive({
    /** Newest first. */
    rungs: [] as Rung[],
    /** Numbers of those who accepted the cap, in their order. */
    accepted: [] as number[],
    postponed: 0,
  })

  async function read() {
    try {
      lot.value = await take(api.GET('/api/v1/rounds/{round}/lots/{lot}', { params: { path: { round, lot: id } } }))
      problem.value = undefined
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      // What stands already goes on standing while the connection is away.
      if (!lot.value) problem.value = error.problem
    }
  }

  function heard(update: LotUpdate) {
    const now = lot.value
    if (update.type === 'BID' && update.bidder !== undefined && update.price !== undefined) {
      view.rungs.unshift({ number: update.number, at: update.at, bidder: update.bidder, price: update.price })
      if (now && update.price === now.cap && !view.accepted.includes(update.bidder)) view.accepted.push(update.bidder)
      if (now && update.number > (now.last ?? 0)) {
        now.price = update.price
        now.leader = update.bidder
        now.capPhase = update.capPhase === true
        if (update.closesAt) now.closesAt = update.closesAt
      }
      return
    }
    if (update.type === 'CLOSE_POSTPONED') view.postponed++
    // Everything else is rare: the lot says how it stands.
    void read()
  }

  function missed() {
    view.rungs.splice(0)
    view.accepted.splice(0)
    void read()
  }

  const firstRead = read()
  const feed = useLotFeed(round, id, (update) => void firstRead.then(() => heard(update)), missed)
  return { lot, problem, view, read, ...feed }
}
