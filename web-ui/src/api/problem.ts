import type { Problem } from './types'

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
  if (typeof body === 'object' && body !== null && 'title' in body) {
    return { ...(body as Problem), status: response.status }
  }
  return { type: 'about:blank', title: '', status: response.status }
}
