import { ref } from 'vue'
import { api, take } from '@/api/client'
import { type Problem, ProblemError } from '@/api/problem'
import type { components } from '@/api/schema'
import { type LotUpdate, useLotFeed } from '@/feature/live/lotFeed'

export type Book = components['schemas']['Book']
export type OwnOrder = Book['yours'][number]

/** A book as it stands: read whenever the round says that it moved, so that one's own orders move along. */
export function useBookView(round: string, stage: number) {
  const book = ref<Book>()
  const problem = ref<Problem>()
  let running = false
  let again = false

  async function read() {
    // Many updates in a row are one reading more.
    if (running) {
      again = true
      return
    }
    running = true
    try {
      book.value = await take(
        api.GET('/api/v1/rounds/{round}/stages/{stage}/book', { params: { path: { round, stage } } }),
      )
      problem.value = undefined
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      // What stands already goes on standing while the connection is away.
      if (!book.value) problem.value = error.problem
    } finally {
      running = false
    }
    if (again) {
      again = false
      await read()
    }
  }
  const isOurs = (update: LotUpdate) => update.type.startsWith('BOOK_') && (update.stage ?? stage) === stage

  void read()
  const feed = useLotFeed(
    round,
    '',
    (update) => {
      if (isOurs(update)) void read()
    },
    () => void read(),
  )
  return { book, problem, read, ...feed }
}
