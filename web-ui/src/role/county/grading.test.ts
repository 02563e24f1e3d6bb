import { describe, expect, it } from 'vitest'
import { type GradedRow, capacityOf, wireRow } from './grading'

const TABLE = Object.fromEntries(Array.from({ length: 15 }, (_, at) => [String(at + 1), (15 - at) * 1500]))
const row: GradedRow = {
  before: 'UNUSED',
  gradeBefore: '0',
  after: 'DRY',
  gradeAfter: '7',
  area: '10',
  unit: 'ha',
  capacity: '',
}

describe('capacity of a graded row', () => {
  it('m13_03_4: of new land is its area by the standard capacity of its grade', () => {
    expect(capacityOf(row, TABLE)).toBe('135000')
    expect(capacityOf({ ...row, area: '150', unit: 'mu' }, TABLE)).toBe('135000')
  })
  it('m13_03_5: of improved land is the difference of the grades, none where the grade did not rise', () => {
    const improved = { ...row, before: 'DRY', gradeBefore: '9', gradeAfter: '8', area: '50' } as const
    expect(capacityOf(improved, TABLE)).toBe('75000')
    expect(capacityOf({ ...improved, gradeAfter: '10' }, TABLE)).toBe('0')
  })
  it('is rounded down to whole kilograms', () => {
    expect(capacityOf({ ...row, area: '0.0007' }, TABLE)).toBe('9')
  })
  it('is unknown while the area or a grade is', () => {
    expect(capacityOf({ ...row, area: '' }, TABLE)).toBeUndefined()
    expect(capacityOf({ ...row, before: 'DRY', gradeBefore: '0' }, TABLE)).toBeUndefined()
    expect(capacityOf(row, {})).toBeUndefined()
  })
})

describe('a row on the wire', () => {
  it('has no grade before the works where the land was no farmland', () => {
    expect(wireRow({ ...row, gradeBefore: '9', capacity: '135000' })).toEqual({
      before: 'UNUSED',
      gradeBefore: 0,
      after: 'DRY',
      gradeAfter: 7,
      areaHa: '10.0000',
      filedCapacityKg: '135000',
    })
  })
})
