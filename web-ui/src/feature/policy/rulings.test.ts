import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rulingsOf, valueText } from './rulings'

const folder = '../src/main/resources/rulebooks/'
const document: unknown = JSON.parse(readFileSync(`${folder}zhejiang-2018.json`, 'utf8'))
const clauses = JSON.parse(readFileSync(`${folder}clauses.json`, 'utf8')) as { id: string }[]

describe('the rulings of a rulebook', () => {
  const rulings = rulingsOf(document)

  it('are all found, each with its place', () => {
    const cited = JSON.stringify(document).match(/"clauses?":/g) ?? []
    expect(rulings).toHaveLength(cited.length)
    expect(rulings.map((ruling) => ruling.path)).toContain('pricing.ticks.QUANTITY')
    expect(new Set(rulings.map((ruling) => ruling.path)).size).toBe(rulings.length)
  })
  it('cite clauses that the catalogue has', () => {
    const known = new Set(clauses.map((clause) => clause.id))
    expect(rulings.flatMap((ruling) => ruling.clauses).filter((id) => !known.has(id))).toEqual([])
  })
  it('show lists and tables as text', () => {
    expect(valueText(['A', 'B'])).toBe('A, B')
    expect(valueText({ 1: 22500, 2: 21000 })).toBe('1: 22500 · 2: 21000')
    expect(valueText('0.2000')).toBe('0.2000')
  })
})
