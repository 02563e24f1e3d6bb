import { onScopeDispose, ref, shallowRef } from 'vue'
import { ServerClock } from './serverClock'

/** One update of a lot or a book, as the server sends it. */
export interface LotUpdate {
  number: number
  at: string
  type: string
  lot?: string
  stage?: number
  bidder?: number
  price?: string
  capPhase?: boolean
  closesAt?: string
  matchingEnds?: string
  reason?: string
}

const SILENCE_MS = 25_000
const LOOK_MS = 1_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000

export type Connection = 'connecting' | 'live' | 'lost'

/**
 * Follows a round's updates. After a loss of connection it goes on after the last event it saw; events come once each, in order.
 *
 * @param lot whose updates; empty for all of the round
 * @param heard every new update; `missed` when the server no longer keeps what came between, so that the lot must be read anew
 */
export function useLotFeed(round: string, lot: string, heard: (update: LotUpdate) => void, missed: () => void) {
  const connection = ref<Connection>('connecting')
  const clock = new ServerClock()
  const now = ref<number>()
  const lastHeardAt = shallowRef<number>()
  let source: EventSource | undefined
  let last = 0
  let lastSign = performance.now()
  let wait = FIRST_WAIT_MS
  let again: ReturnType<typeof setTimeout> | undefined
  let ended = false

  function sign(serverTime?: string) {
    lastSign = performance.now()
    if (serverTime) clock.heard(serverTime)
    lastHeardAt.value = clock.now()
    connection.value = 'live'
    wait = FIRST_WAIT_MS
  }

  function open() {
    source?.close()
    const query = new URLSearchParams({ ...(lot ? { lot } : {}), after: String(last) })
    source = new EventSource(`/api/v1/rounds/${encodeURIComponent(round)}/live?${query.toString()}`)
    const timeOf = (event: MessageEvent<string>) => (JSON.parse(event.data) as { serverTime: string }).serverTime
    source.addEventListener('hello', (event) => sign(timeOf(event)))
    source.addEventListener('time', (event) => sign(timeOf(event)))
    source.addEventListener('update', (event) => {
      sign()
      const number = Number(event.lastEventId)
      if (number <= last) return
      last = number
      heard({ ...(JSON.parse(event.data) as Omit<LotUpdate, 'number'>), number })
    })
    source.addEventListener('reset', () => {
      sign()
      missed()
    })
    source.onerror = lose
  }

  /** The browser's own attempts end with an answer that is no stream; ours go on, ever less often. */
  function lose() {
    if (ended) return
    connection.value = 'lost'
    source?.close()
    clearTimeout(again)
    again = setTimeout(open, wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }

  const timer = setInterval(() => {
    now.value = clock.now()
    if (connection.value === 'live' && performance.now() - lastSign > SILENCE_MS) lose()
  }, LOOK_MS)
  const backOnline = () => {
    if (connection.value === 'lost') open()
  }
  window.addEventListener('online', backOnline)
  window.addEventListener('offline', lose)
  open()
  onScopeDispose(() => {
    ended = true
    clearInterval(timer)
    clearTimeout(again)
    source?.close()
    window.removeEventListener('online', backOnline)
    window.removeEventListener('offline', lose)
  })
  return { connection, now, lastHeardAt }
}
