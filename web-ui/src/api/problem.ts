import type { Problem as Told } from './types'

/** Problem details as the server tells them, with when trying again may help. */
export type Problem = Told & { retryAfterSeconds?: number }

/** An answer that is not what was asked for, as problem details (RFC 9457). Status 0: no answer at all. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    cause?: unknown,
  ) {
    super(problem.title, { cause })
  }
}

export function problemOf(body: unknown, response: Response): Problem {
  const wait = Number(response.headers?.get('retry-after') ?? NaN)
  const later = Number.isFinite(wait) && wait > 0 ? { retryAfterSeconds: wait } : {}
  if (typeof body === 'object' && body !== null && 'title' in body) {
    return { ...(body as Told), ...later, status: response.status }
  }
  return { type: 'about:blank', title: '', ...later, status: response.status }
}

/** The stable name of a problem: `same-person` of `/problems/same-person`. */
export const slugOf = (problem: Problem): string => problem.type.replace(/^.*\//, '')
