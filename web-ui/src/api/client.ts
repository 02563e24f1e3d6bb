import createClient from 'openapi-fetch'
import { ProblemError, problemOf } from './problem'
import type { paths } from './schema'
import { sessionFetch } from './session'
import type { Proposal } from './types'

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: sessionFetch })

/** A body that the contract describes in words only: its form is looked at by the server. */
export const body = (values: Record<string, unknown>) => values as never

/** The header that names an act, so that it is never done twice. */
export const named = (key: string) => ({ 'Idempotency-Key': key })

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

async function answered<T>(call: Promise<Answer<T>>): Promise<Answer<T> & { data: T }> {
  let answer: Answer<T>
  try {
    answer = await call
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ProblemError({ type: 'unreachable', title: '', status: 0 }, cause)
  }
  if (answer.data !== undefined) return answer as Answer<T> & { data: T }
  throw new ProblemError(problemOf(answer.error, answer.response))
}

/** The body of an answer. @throws ProblemError for every other outcome, the server out of reach included */
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await answered(call)).data
}

/** As {@link take}, of something that is only looked at ({@code dryRun}): nothing is prepared by it. */
export async function takeLook<T>(call: Promise<Answer<T>>): Promise<Exclude<T, Proposal>> {
  return (await take(call)) as Exclude<T, Proposal>
}

/** What became of something that was sent: done, or prepared and waiting for a second person. */
export type Outcome = { kind: 'done'; data: unknown } | { kind: 'prepared'; proposal: Proposal }

/** @throws ProblemError where it was refused, or nobody knows what became of it */
export async function outcomeOf(call: Promise<Answer<unknown>>): Promise<Outcome> {
  const { data, response } = await answered(call)
  return response.status === 202 ? { kind: 'prepared', proposal: data as Proposal } : { kind: 'done', data }
}

interface Page<T> {
  items: T[]
  nextAfter?: string
}

/** What a list holds, as far as it was fetched. */
export interface Listing<T> {
  items: T[]
  /** False when the list goes on beyond the most that a page shows. */
  complete: boolean
}

/** Rows a request asks for: the most the contract permits. */
export const PAGE_ROWS = 200
/** Rows that a page shows at the most. */
export const MOST_ROWS = 10_000

/** Follows `nextAfter` to the end of the list, or to the most rows a page shows. */
export async function allPages<T>(fetchPage: (after: string | undefined) => Promise<Page<T>>): Promise<Listing<T>> {
  const items: T[] = []
  let after: string | undefined
  do {
    const page = await fetchPage(after)
    items.push(...page.items)
    after = page.nextAfter
  } while (after !== undefined && items.length < MOST_ROWS)
  return { items, complete: after === undefined }
}
