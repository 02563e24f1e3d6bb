import createClient from 'openapi-fetch'
import { ProblemError, problemOf } from './problem'
import type { paths } from './schema'

export const api = createClient<paths>({ baseUrl: window.location.origin })

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of an answer. @throws ProblemError for every other outcome, the server out of reach included */
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>
  try {
    answer = await call
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ProblemError({ type: 'unreachable', title: '', status: 0 }, cause)
  }
  if (answer.data !== undefined) return answer.data
  throw new ProblemError(problemOf(answer.error, answer.response))
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
const MOST_ROWS = 10_000

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
