import { compare, parseDecimal } from '@/quantity/decimal'

/** One column of a DataTable. A cell shows `text`, or what the slot named after the key draws. */
export interface Column<T> {
  key: string
  label: string
  numeric?: boolean
  text?: (row: T) => string
  /** In a file, where that is not the text or there is none: exact, without units. */
  csv?: (row: T) => string
  /** Present where the reader may order by this column. */
  order?: (a: T, b: T) => number
}

export const byText =
  <T>(of: (row: T) => string) =>
  (a: T, b: T): number =>
    of(a).localeCompare(of(b), 'zh-CN')

export const byNumber =
  <T>(of: (row: T) => number) =>
  (a: T, b: T): number =>
    of(a) - of(b)

/** Orders by an exact decimal text. */
export const byDecimal =
  <T>(of: (row: T) => string) =>
  (a: T, b: T): number =>
    compare(parseDecimal(of(a)), parseDecimal(of(b)))

/** First by what `first` says, then by `then`. */
export const byBoth =
  <T>(first: (a: T, b: T) => number, then: (a: T, b: T) => number) =>
  (a: T, b: T): number =>
    first(a, b) || then(a, b)
