import { api, take } from '@/api/client'
import type { Rulebook } from '@/api/types'
import { today } from '@/shared/time'

/** A rulebook version with its document. */
export interface Rules {
  book: Rulebook
  document: Record<string, unknown>
}

/** The version in force on a day: of several the one that began last; the list has that one first. */
export const inForce = (books: readonly Rulebook[], day: string): Rulebook | undefined =>
  books.find((book) => book.effectiveFrom <= day && (book.effectiveTo ?? day) >= day)

export const fetchRules = async (book: Rulebook, signal?: AbortSignal): Promise<Rules> => ({
  book,
  document: (await take(
    api.GET('/api/v1/rulebooks/{rulebook}', { params: { path: { rulebook: book.digest } }, signal }),
  )) as Record<string, unknown>,
})

/** Today's rules; undefined where none were adopted. */
export async function fetchRulesInForce(signal?: AbortSignal): Promise<Rules | undefined> {
  const { items } = await take(api.GET('/api/v1/rulebooks', { signal }))
  const book = inForce(items, today())
  return book && fetchRules(book, signal)
}

/** What stands at a place such as `trading.agreement`; undefined where nothing does. */
export function ruleAt(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined),
      document,
    )
}
