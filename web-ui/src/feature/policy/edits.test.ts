import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { changesBetween, editable, typedOf, valueOf, withEdits } from './edits'

const document = JSON.parse(readFileSync('../src/main/resources/rulebooks/zhejiang-2018.json', 'utf8')) as Record<
  string,
  unknown
>

describe('editing a rulebook', () => {
  it('offers every value that stands beside a clause, and gives it back as it is typed', () => {
    const all = editable(document)
    expect(all.length).toBeGreaterThan(60)
    for (const ruling of all) expect(valueOf(typedOf(ruling.value), ruling.value)).toEqual(ruling.value)
  })
  it('changes the one value and nothing of the document that it began with', () => {
    const before = JSON.stringify(document)
    const next = withEdits(document, { 'terms.deposit': '0.2000' })
    expect(JSON.stringify(document)).toBe(before)
    expect(changesBetween(document, next)).toMatchObject([
      { path: 'terms.deposit', clauses: ['M13-05.8'], before: '0.1000', after: '0.2000' },
    ])
  })
  it('reaches values in lists', () => {
    const next = withEdits(document, { 'lifecycle.papers[0]': '["WORK_PLAN"]' })
    expect(changesBetween(document, next).map((change) => change.path)).toEqual(['lifecycle.papers[0]'])
  })
  it('takes no value of another kind', () => {
    expect(valueOf('twelve', 12)).toBeUndefined()
    expect(valueOf('"12"', 12)).toBeUndefined()
    expect(valueOf('{}', [])).toBeUndefined()
    expect(valueOf('null', {})).toBeUndefined()
    expect(valueOf('13', 12)).toBe(13)
    expect(changesBetween(document, withEdits(document, { 'terms.exclusionMonths': 'x' }))).toEqual([])
  })
  it('tells what was left out', () => {
    const { lifecycle, ...rest } = document
    expect(lifecycle).toBeDefined()
    const gone = changesBetween(document, rest)
    expect(gone.length).toBeGreaterThan(5)
    expect(gone.every((change) => change.path.startsWith('lifecycle.') && change.after === undefined)).toBe(true)
  })
})
