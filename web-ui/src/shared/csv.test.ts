import { describe, expect, it } from 'vitest'
import { csvOf } from './csv'

const columns = [
  { key: 'a', label: '名称', text: (row: string[]) => row[0] ?? '' },
  { key: 'drawn', label: '图' },
  { key: 'b', label: '数', text: () => 'shown', csv: (row: string[]) => row[1] ?? '' },
]

describe('a table as a file', () => {
  it('has the columns that say something, with a mark for spreadsheets', () => {
    expect(csvOf(columns, [['庆元县', '12.5000']])).toBe('\uFEFF名称,数\r\n庆元县,12.5000\r\n')
  })
  it('quotes separators and quotes, and lets nothing begin as a formula', () => {
    expect(csvOf(columns, [['a,"b"', '=1+1']])).toBe('\uFEFF名称,数\r\n"a,""b""",\'=1+1\r\n')
  })
})
