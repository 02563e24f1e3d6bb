import { describe, expect, it } from 'vitest'
import type { Award, Round } from '@/api/types'
import { effectOn } from './priceEffect'

const band = { indicator: 'QUANTITY', guide: '100000.00', fixed: '100000.00', floor: '80000.00', cap: '150000.00' }
const round = {
  id: 'rnd_a',
  bands: [band],
  stages: [
    { number: 1, kind: 'PRIORITY_ALLOCATION', prices: [{ indicator: 'QUANTITY', price: '100000.00' }] },
    { number: 2, kind: 'CALL_AUCTION', indicator: 'QUANTITY', price: '115000.00' },
  ],
} as unknown as Round
const award = (stage: number, amount: string, value: string) =>
  ({ stage, indicator: 'QUANTITY', amount, value }) as unknown as Award

describe('what a guide price would have meant', () => {
  const awards = [award(1, '1.0000', '1500000.00'), award(1, '0.5000', '750000.00'), award(2, '9.0000', '1.00')]

  it('counts what was sold at the fixed price, 15 mu to the hectare', () => {
    const effect = effectOn(round, awards, 'QUANTITY', '120000.00')
    expect([effect?.amount, effect?.value, effect?.wouldBe]).toEqual(['1.5000', '2250000.00', '2700000.00'])
  })
  it('says whether the band would have held the auction price', () => {
    expect(effectOn(round, awards, 'QUANTITY', '120000.00')?.auction).toEqual({
      price: '115000.00',
      within: true,
    })
    expect(effectOn(round, awards, 'QUANTITY', '70000.00')?.auction?.within).toBe(false)
    expect(effectOn(round, awards, 'QUANTITY', '150000.00')?.auction?.within).toBe(false)
  })
  it('says nothing of a round without the indicator', () => {
    expect(effectOn(round, awards, 'PADDY', '70000.00')).toBeUndefined()
  })
  it('goes by the band of that round, not by the one of another', () => {
    const narrow = { ...round, bands: [{ ...band, cap: '105000.00', fixed: '90000.00' }] } as unknown as Round
    const effect = effectOn(narrow, awards, 'QUANTITY', '100000.00')
    expect([effect?.wouldBe, effect?.auction?.within]).toEqual(['2025000.00', false])
    expect(effectOn(round, awards, 'QUANTITY', '100000.00')?.auction?.within).toBe(true)
  })
})
