import { computed, reactive, readonly } from 'vue'
import type { Session } from './types'

/** Who is signed in, as far as the pages know. */
interface Known {
  /** False until the server was asked for the first time. */
  asked: boolean
  session: Session
  /** A sign-in that is on its way: what must be shown next. */
  step?: Session
  /** Whether a request found that the sign-in had ended while somebody was at work. */
  ended: boolean
  /** When the server last heard from us; by `performance.now`. */
  heardAt: number
}

const state = reactive<Known>({ asked: false, session: { signedIn: false }, ended: false, heardAt: 0 })

export const sessionState = readonly(state)

/** What a person is at; each has pages of its own. */
export type Desk = 'public' | 'county' | 'province' | 'auditor' | 'system'

const DESK_OF: Record<string, Desk> = {
  COUNTY_TRADER: 'county',
  COUNTY_APPROVER: 'county',
  PROVINCIAL_ADMINISTRATOR: 'province',
  PROVINCIAL_APPROVER: 'province',
  SETTLEMENT_AUDITOR: 'auditor',
  SECURITY_ADMINISTRATOR: 'system',
  SYSTEM_ADMINISTRATOR: 'system',
  AUDIT_ADMINISTRATOR: 'system',
}

export const deskOf = (session: Session): Desk =>
  session.signedIn ? (DESK_OF[session.roles?.[0] ?? ''] ?? 'public') : 'public'

export const desk = computed<Desk>(() => deskOf(state.session))
export const signedIn = computed(() => state.session.signedIn)

/** The county or province of the person who is signed in; empty for nobody. */
export const organisation = computed(() => (state.session.signedIn ? (state.session.organisation ?? '') : ''))
export const hasRole = (role: string): boolean => state.session.signedIn && (state.session.roles ?? []).includes(role)

/** What the server said about the sign-in. One that is on its way leaves the page as it is. */
export function knowSession(session: Session) {
  state.asked = true
  if (session.person && !session.signedIn) {
    state.step = session
    return
  }
  state.step = undefined
  state.session = session
}

type Answer = (again: boolean) => void
let waiting: Answer[] = []

/** Asks for another sign-in over the page, with everything on it kept. @returns whether the same person signed in again */
function signedInAgain(): Promise<boolean> {
  state.ended = true
  return new Promise((resolve) => waiting.push(resolve))
}

/** Lets whatever waited for another sign-in go on, or fail. */
export function endWaiting(again: boolean) {
  state.ended = false
  const answers = waiting
  waiting = []
  answers.forEach((answer) => answer(again))
}

/** Seconds since the server last heard from us. */
export const idleSeconds = (): number => (performance.now() - state.heardAt) / 1000

const isAboutSession = (url: string) => /\/api\/v1\/(session|sessions|password|second-factor)(\/|$|\?)/.test(url)

/** Headers that show which page sends it, and the language of what is answered. */
function dress(request: Request): Request {
  const token = (state.step ?? state.session).csrfToken
  if (token && request.method !== 'GET') request.headers.set('x-csrf-token', token)
  request.headers.set('accept-language', document.documentElement.lang === 'en' ? 'en' : 'zh-CN')
  return request
}

/**
 * Sends a request as the person who is signed in. Where the sign-in has ended on the way, the person is asked to sign in again
 * and the same request is sent once more: with its Idempotency-Key, so that nothing is done twice.
 */
export async function sessionFetch(request: Request): Promise<Response> {
  const spare = request.clone()
  const answer = await fetch(dress(request))
  state.heardAt = performance.now()
  if (isAboutSession(request.url) || !state.session.person) return answer
  if (answer.status === 401) return (await signedInAgain()) ? fetch(dress(spare)) : answer
  if (answer.status === 403 && (await isStale(answer))) return (await refreshed()) ? fetch(dress(spare)) : answer
  return answer
}

/** Another tab has signed in since: its cookie is ours too, what goes with it is not. */
async function isStale(answer: Response): Promise<boolean> {
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined)
  return typeof body === 'object' && body !== null && 'type' in body && body.type === '/problems/csrf'
}

async function refreshed(): Promise<boolean> {
  const answer = await fetch('/api/v1/session')
  const now = (await answer.json()) as Session
  const same = now.signedIn && now.person === state.session.person
  if (same) knowSession(now)
  else window.location.reload()
  return same
}
