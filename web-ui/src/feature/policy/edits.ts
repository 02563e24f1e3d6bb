import { type Ruling, rulingsOf } from './rulings'

/** New values as they are typed, by the place of the value. */
export type Edits = Record<string, string>

/** A value as it is typed: a text as it is, everything else as JSON. */
export const typedOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** What was typed, of the same kind as what stood there; undefined if it is not. */
export function valueOf(typed: string, before: unknown): unknown {
  if (typeof before === 'string') return typed === '' ? undefined : typed
  try {
    const value: unknown = JSON.parse(typed)
    const same = typeof value === typeof before && Array.isArray(value) === Array.isArray(before) && value !== null
    return same ? value : undefined
  } catch {
    return undefined
  }
}

/** Values that can be given anew: those that stand as `value` beside their clause. */
export const editable = (document: unknown): Ruling[] =>
  rulingsOf(document).filter((ruling) => {
    const node = at(document, ruling.path)
    return typeof node === 'object' && node !== null && 'value' in node
  })

const steps = (path: string): string[] => path.match(/[^.[\]]+/g) ?? []

function at(document: unknown, path: string): unknown {
  return steps(path).reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document)
}

/** The document with the new values; nothing of the old one is changed. A value that does not fit stays as it was. */
export function withEdits(document: Record<string, unknown>, edits: Edits): Record<string, unknown> {
  const next = JSON.parse(JSON.stringify(document)) as Record<string, unknown>
  for (const [path, typed] of Object.entries(edits)) {
    const node = at(next, path) as { value?: unknown } | undefined
    const value = node && valueOf(typed, node.value)
    if (node && value !== undefined) node.value = value
  }
  return next
}

/** A value that differs between two documents. */
export interface Change {
  path: string
  zh: string
  en: string
  clauses: string[]
  before?: string
  after?: string
}

/** What two rulebook documents say differently, in the order of the newer one; then what it left out. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const old = new Map(rulingsOf(before).map((ruling) => [ruling.path, ruling]))
  const changes: Change[] = []
  for (const ruling of rulingsOf(after)) {
    const was = old.get(ruling.path)
    old.delete(ruling.path)
    if (was && JSON.stringify(was.value) === JSON.stringify(ruling.value)) continue
    changes.push({ ...wordsOf(ruling), before: was && typedOf(was.value), after: typedOf(ruling.value) })
  }
  return [...changes, ...[...old.values()].map((gone) => ({ ...wordsOf(gone), before: typedOf(gone.value) }))]
}

const wordsOf = ({ path, zh, en, clauses }: Ruling) => ({ path, zh, en, clauses })
