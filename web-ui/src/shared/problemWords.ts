import { useI18n } from 'vue-i18n'
import { type Problem, slugOf } from '@/api/problem'

/** Problems in the reader's language: what happened, and what to do about it. */
export function useProblemWords() {
  const { t, te } = useI18n()

  function kindOf({ status }: Problem): string {
    if (status === 0) return 'unreachable'
    if (status === 404) return 'missing'
    if (status === 503 || status === 429) return 'busy'
    return status >= 500 ? 'broken' : 'refused'
  }

  const titleOf = (problem: Problem): string => problem.title || t(`state.${kindOf(problem)}.title`)

  /** A known problem has its own way out; of others the server says it in the reader's language. */
  function remedyOf(problem: Problem): string {
    const slug = slugOf(problem)
    if (te(`problem.${slug}`)) return t(`problem.${slug}`, { n: problem.retryAfterSeconds ?? 60 })
    if (problem.violations?.length) return ''
    if (problem.detail && !problem.errors?.length) return problem.detail
    return t(`state.${kindOf(problem)}.remedy`)
  }

  return { kindOf, titleOf, remedyOf }
}
