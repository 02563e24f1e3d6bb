import { describe, expect, it } from 'vitest'
import { hectaresOf, kilogramsOf } from './entry'

describe('an area that is typed', () => {
  it('goes over the wire in hectares, exactly', () => {
    expect(hectaresOf('1.5', 'ha')).toBe('1.5000')
    expect(hectaresOf('15', 'mu')).toBe('1.0000')
    expect(hectaresOf('0.0015', 'mu')).toBe('0.0001')
    expect(hectaresOf('123456789012345.6', 'ha')).toBe('123456789012345.6000')
    expect(hectaresOf('１，２００．５', 'ha')).toBe('1200.5000')
  })
  it('is refused where it is no whole number of square metres', () => {
    expect(hectaresOf('1', 'mu')).toBeUndefined()
    expect(hectaresOf('0.00001', 'ha')).toBeUndefined()
    expect(hectaresOf('-1', 'ha')).toBeUndefined()
    expect(hectaresOf('1e3', 'ha')).toBeUndefined()
    expect(hectaresOf('', 'ha')).toBeUndefined()
  })
  it('is whole kilograms where it is a capacity', () => {
    expect(kilogramsOf('1,000')).toBe('1000')
    expect(kilogramsOf('1.5')).toBeUndefined()
  })
})
