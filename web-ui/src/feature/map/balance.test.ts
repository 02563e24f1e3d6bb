import { describe, expect, it } from 'vitest'
import type { Flow } from '@/api/types'
import { betweenCounties, sides } from './balance'
import { type Geography, centres } from './geography'

const flow = (seller: string, buyer: string, amount: string): Flow => ({
  seller,
  buyer,
  indicator: 'QUANTITY',
  amount,
  value: '0.00',
  paired: false,
})

describe('flows between counties', () => {
  it('leave out the provincial pool and other indicators', () => {
    const flows = [flow('331126', '330281', '1.0000'), flow('330000', '330281', '1.0000')]
    expect(betweenCounties(flows, 'QUANTITY')).toEqual([flows[0]])
    expect(betweenCounties(flows, 'PADDY')).toEqual([])
  })
  it('say who sells and who buys on balance, exactly', () => {
    const balance = sides([
      flow('331126', '330281', '9007199254740993.0001'),
      flow('330281', '331126', '9007199254740993.0000'),
    ])
    expect([...balance]).toEqual([
      ['331126', 'sells'],
      ['330281', 'buys'],
    ])
  })
})

describe('the centre of a county', () => {
  it('is the centroid of its largest ring', () => {
    const square = (x: number, size: number): [number, number][] => [
      [x, 0],
      [x + size, 0],
      [x + size, size],
      [x, size],
      [x, 0],
    ]
    const geography: Geography = {
      type: 'FeatureCollection',
      features: [
        {
          properties: { adcode: '330281', name: '余姚市' },
          geometry: { type: 'MultiPolygon', coordinates: [[square(50, 1)], [square(0, 4)]] },
        },
      ],
    }
    expect(centres(geography).get('330281')).toEqual([2, 2])
  })
})
