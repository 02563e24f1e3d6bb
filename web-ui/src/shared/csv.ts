import type { Column } from './table'

/** What a column says in a file: its own word for that, or its text. */
export const cellOf = <T>(column: Column<T>, row: T): string => (column.csv ?? column.text)?.(row) ?? ''

/** A cell never begins as a formula, and holds separators and quotes in quotes. */
function escaped(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The columns that have a text, as CSV (RFC 4180) that a spreadsheet opens as UTF-8. */
export function csvOf<T>(columns: Column<T>[], rows: T[]): string {
  const told = columns.filter((column) => column.csv ?? column.text)
  const lines = [told.map((column) => column.label), ...rows.map((row) => told.map((column) => cellOf(column, row)))]
  return '\uFEFF' + lines.map((cells) => cells.map(escaped).join(',') + '\r\n').join('')
}

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
