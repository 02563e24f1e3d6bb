import { reactive, toRaw, watch } from 'vue'
import { sessionState } from '@/api/session'

const PREFIX = 'quota-exchange.draft.'

interface Kept {
  person: string
  values: unknown
  /** Names the act while its content is the same, so that it is never done twice. */
  key?: string
  keyOf?: string
}

function read(place: string): Kept | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | null
    return kept?.person === (sessionState.session.person ?? '') ? kept : undefined
  } catch {
    return undefined
  }
}

function write(place: string | undefined, kept: Kept | undefined) {
  if (place === undefined) return
  try {
    if (kept) sessionStorage.setItem(place, JSON.stringify(kept))
    else sessionStorage.removeItem(place)
  } catch {
    // A browser that forbids storage shows the form all the same.
  }
}

export interface Draft<T extends object> {
  values: T
  /** Whether something typed earlier was brought back. */
  restored: boolean
  /** The same for the same content, also after a reload; another one for another content. */
  keyFor(content: string): string
  /** What was sent was refused for good: sent again, it is another act, also where nothing in it was changed. */
  renew(): void
  /** Forgets what was typed. */
  clear(): void
}

/**
 * What is typed into a form, kept for this tab until it was sent: over a reload, and over a sign-in that has ended.
 *
 * @param name under which it is kept; undefined to keep it nowhere: passwords and codes
 */
export function useDraft<T extends object>(name: string | undefined, initial: () => T): Draft<T> {
  const place = name === undefined ? undefined : PREFIX + name
  const kept = place === undefined ? undefined : read(place)
  const values = reactive({ ...initial(), ...(kept?.values as Partial<T> | undefined) }) as T
  let key = kept?.key
  let keyOf = kept?.keyOf
  let untouched = JSON.stringify(initial())

  const keep = () => write(place, { person: sessionState.session.person ?? '', values: toRaw(values), key, keyOf })
  watch(
    () => JSON.stringify(values),
    (text) => (text === untouched ? write(place, undefined) : keep()),
  )

  return {
    values,
    restored: kept !== undefined,
    keyFor(content) {
      if (key === undefined || keyOf !== content) {
        key = crypto.randomUUID()
        keyOf = content
        keep()
      }
      return key
    },
    renew() {
      key = keyOf = undefined
      // A name of its own, which nobody typed: a refusal may be on record under it.
      const own = (initial() as { name?: string }).name
      if (own) Object.assign(values, { name: own })
      keep()
    },
    clear() {
      key = keyOf = undefined
      const fresh = initial()
      untouched = JSON.stringify(fresh)
      Object.assign(values, fresh)
      write(place, undefined)
    },
  }
}

/** Forgets every draft of this tab: whoever signs out leaves nothing behind. */
export function clearDrafts() {
  try {
    Object.keys(sessionStorage)
      .filter((place) => place.startsWith(PREFIX))
      .forEach((place) => sessionStorage.removeItem(place))
  } catch {
    // Nothing was kept.
  }
}
