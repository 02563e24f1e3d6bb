import { describe, expect, it } from 'vitest'
import type { LiveLot } from '@/api/types'
import { bidWrong, countdown, nextPrice, stepsAbove, valueOf } from './steps'

const lot = (more: Partial<LiveLot> = {}): LiveLot =>
  ({
    start: '70000.00',
    increment: '1000.00',
    cap: '96000.00',
    amount: '10.0000',
    indicator: 'QUANTITY',
    capPhase: false,
    ...more,
  }) as LiveLot

describe('bidding in steps', () => {
  it('begins at the start and goes on by increments, to the cap at most', () => {
    expect(nextPrice(lot())).toBe('70000.00')
    expect(nextPrice(lot({ price: '70000.00' }))).toBe('71000.00')
    expect(nextPrice(lot({ price: '70000.00' }), 5)).toBe('75000.00')
    expect(nextPrice(lot({ price: '95500.00' }))).toBe('96000.00')
  })
  it('counts the steps of a jump', () => {
    expect(stepsAbove(lot({ price: '70000.00' }), '75000.00')).toBe(5n)
    expect(stepsAbove(lot(), '70000.00')).toBe(1n)
  })
  it('names what is wrong with a bid', () => {
    expect(bidWrong(lot({ price: '71000.00' }), '71000.00', undefined)).toBe('low')
    expect(bidWrong(lot({ price: '71000.00' }), '71500.00', undefined)).toBe('low')
    expect(bidWrong(lot({ price: '71000.00' }), '72500.00', undefined)).toBe('offStep')
    expect(bidWrong(lot(), '97000.00', undefined)).toBe('overCap')
    expect(bidWrong(lot(), '80000.00', '79000.00')).toBe('overLimit')
    expect(bidWrong(lot({ price: '71000.00' }), '72000.00', '80000.00')).toBeUndefined()
    expect(bidWrong(lot({ price: '96000.00', capPhase: true }), '96000.00', '96000.00')).toBeUndefined()
  })
  it('says what the whole lot comes to: price per mu, area in hectares', () => {
    expect(valueOf(lot(), '70000.00')).toBe('10500000.00')
    expect(valueOf(lot({ indicator: 'CAPACITY', amount: '2000' }), '18.50')).toBe('37000.00')
  })
  it('counts down', () => {
    expect(countdown(61_000)).toBe('01:01')
    expect(countdown(-5)).toBe('00:00')
    expect(countdown(3_723_000)).toBe('1:02:03')
  })
})
