import { onScopeDispose, ref, shallowRef } from 'vue'
import { type Problem, ProblemError } from '@/api/problem'

/** Something long that is started by hand: how long it runs, what came of it, and how to stop waiting for it. */
export function useWork<T, A extends unknown[]>(start: (signal: AbortSignal, ...given: A) => Promise<T>) {
  const running = ref(false)
  const seconds = ref(0)
  const result = shallowRef<T>()
  const problem = shallowRef<Problem>()
  let abort: AbortController | undefined

  async function run(...given: A) {
    if (running.value) return
    abort = new AbortController()
    const began = performance.now()
    const clock = setInterval(() => (seconds.value = Math.floor((performance.now() - began) / 1000)), 1000)
    running.value = true
    seconds.value = 0
    result.value = undefined
    problem.value = undefined
    try {
      result.value = await start(abort.signal, ...given)
    } catch (error) {
      if (error instanceof ProblemError) problem.value = error.problem
      else if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
    } finally {
      clearInterval(clock)
      running.value = false
    }
  }

  const stop = () => abort?.abort()
  onScopeDispose(stop)
  return { running, seconds, result, problem, run, stop }
}
