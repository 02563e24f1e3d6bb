import { describe, expect, it } from 'vitest'
import { add, compare, format, parseDecimal, percent, rescale, sum } from './decimal'
import { formatArea, formatMoney, formatTonnes } from './units'

describe('decimal', () => {
  it('keeps every digit of amounts that a float would lose', () => {
    expect(format(parseDecimal('922337203685477.5807'))).toBe('922,337,203,685,477.5807')
    expect(format(add(parseDecimal('0.1'), parseDecimal('0.2')))).toBe('0.3')
  })
  it.each(['', '1e3', '-1', '01', '1.', '.5', ' 1', '１'])('refuses %j', (text) => {
    expect(() => parseDecimal(text)).toThrow(RangeError)
  })
  it('rounds half up', () => {
    expect(format(rescale(parseDecimal('1.005'), 2))).toBe('1.01')
    expect(format(rescale(parseDecimal('1.0049'), 2))).toBe('1.00')
  })
  it('compares across scales', () => {
    expect(compare(parseDecimal('10'), parseDecimal('9.9999'))).toBe(1)
    expect(compare(parseDecimal('1.50'), parseDecimal('1.5'))).toBe(0)
  })
  it('sums and takes shares', () => {
    expect(format(sum(['1.0001', '2.0002']))).toBe('3.0003')
    expect(percent('1.0000', '3.0000')).toBe('33.3')
    expect(percent('0.0000', '0.0000')).toBeUndefined()
  })
})

describe('units', () => {
  it('shows hectares and mu exactly', () => {
    expect(formatArea('8.0000', 'mu')).toBe('120.0000')
    expect(formatArea('0.0001', 'mu')).toBe('0.0015')
    expect(formatArea('1234.5678', 'ha')).toBe('1,234.5678')
  })
  it('shows yuan exactly and 万元 rounded half up to two decimals', () => {
    expect(formatMoney('9600000.00', 'yuan')).toBe('9,600,000.00')
    expect(formatMoney('9600000.00', 'wan')).toBe('960.00')
    expect(formatMoney('12345.00', 'wan')).toBe('1.23')
    expect(formatMoney('12350.00', 'wan')).toBe('1.24')
  })
  it('shows kilograms in tonnes without needless zeros', () => {
    expect(formatTonnes('1350000')).toBe('1,350')
    expect(formatTonnes('1350500')).toBe('1,350.5')
  })
})
