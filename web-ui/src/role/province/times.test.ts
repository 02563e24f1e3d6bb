import { describe, expect, it } from 'vitest'
import { isLocalTime, wireTime } from './times'

describe('times of a calendar', () => {
  it('are typed in Beijing time and sent in UTC, to the second', () => {
    expect(wireTime('2027-03-01T09:00')).toBe('2027-03-01T01:00:00Z')
    expect(wireTime('2027-01-01T07:59')).toBe('2026-12-31T23:59:00Z')
  })
  it('are known for what they are', () => {
    expect([isLocalTime('2027-03-01T09:00'), isLocalTime('2027-03-01'), isLocalTime('')]).toEqual([true, false, false])
  })
})
