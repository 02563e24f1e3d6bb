import { type Ref, type WatchSource, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { type Problem, ProblemError } from './problem'

/** Something fetched: what arrived last, and how the present attempt stands. */
export interface Loaded<T> {
  readonly data: Ref<T | undefined>
  readonly problem: Ref<Problem | undefined>
  readonly loading: Ref<boolean>
  reload(): void
}

/** Fetches now and whenever a watched source changes; an answer that was overtaken is dropped. */
export function useLoad<T>(fetchIt: (signal: AbortSignal) => Promise<T>, watched: WatchSource[] = []): Loaded<T> {
  const data = shallowRef<T>()
  const problem = shallowRef<Problem>()
  const loading = ref(false)
  let running: AbortController | undefined

  async function reload() {
    running?.abort()
    const mine = (running = new AbortController())
    loading.value = true
    try {
      const value = await fetchIt(mine.signal)
      if (running !== mine) return
      data.value = value
      problem.value = undefined
    } catch (error) {
      if (running !== mine) return
      if (!(error instanceof ProblemError)) throw error
      data.value = undefined
      problem.value = error.problem
    } finally {
      if (running === mine) loading.value = false
    }
  }

  watch(watched, reload, { immediate: true })
  onScopeDispose(() => {
    const last = running
    running = undefined
    last?.abort()
  })
  return { data, problem, loading, reload }
}

/** One fetch for the whole visit, repeated only after a failure: for reference data. */
export function once<T>(fetchIt: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= fetchIt().catch((error: unknown) => {
      kept = undefined
      throw error
    })
    return kept
  }
}
