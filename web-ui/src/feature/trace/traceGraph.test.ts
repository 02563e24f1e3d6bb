import { describe, expect, it } from 'vitest'
import type { LotDetail, Trace } from '@/api/types'
import { holderGraph } from './holderGraph'
import { traceGraph } from './traceGraph'

const words = {
  accountText: (account: string) => account,
  amountText: (_: string, value: string) => value,
  rest: 'rest',
}
const lot = {
  serial: '33-331126-2019-0012-Q',
  indicator: 'QUANTITY' as const,
  county: '331126',
  project: 'p1',
  amount: '10.0000',
  acceptedOn: '2019-05-01',
}
const step = (from: string, to: string, amount: string, settlement: number): Trace['steps'][number] => ({
  settlement,
  code: 'LIST',
  recordedAt: '2026-01-01T00:00:00Z',
  fact: { kind: 'listing', id: 'l1' },
  from,
  to,
  segment: settlement,
  firstUnit: 1,
  lastUnit: 2,
  amount,
})

describe('the picture of a trace', () => {
  const graph = traceGraph(
    {
      lot,
      unit: 1,
      steps: [
        step('SYSTEM/MINTED/QUANTITY', '331126/RESERVE/QUANTITY', '10.0000', 1),
        step('331126/RESERVE/QUANTITY', '331126/LISTED/QUANTITY', '8.0001', 2),
        step('331126/LISTED/QUANTITY', '331126/RESERVE/QUANTITY', '8.0001', 3),
      ],
    },
    words,
  )

  it('shows an account twice that the unit came back to, so that the flow has no circle', () => {
    expect(graph.nodes.map((node) => node.label)).toEqual([
      'p1',
      '331126/RESERVE/QUANTITY',
      '331126/LISTED/QUANTITY',
      'rest',
      '331126/RESERVE/QUANTITY',
    ])
    expect(graph.nodes.at(-1)?.tone).toBe('end')
  })
  it('leaves out steps that moved only other units, and counts those with what went elsewhere', () => {
    const account = '331126/LISTED/QUANTITY'
    const stayed = traceGraph(
      {
        lot,
        unit: 1,
        steps: [
          step('SYSTEM/MINTED/QUANTITY', account, '10.0000', 1),
          step(account, account, '7.0000', 2),
          step(account, '331126/AWARDED/QUANTITY', '4.0000', 3),
        ],
      },
      words,
    )
    expect(stayed.links.map((link) => link.exact)).toEqual(['10.0000', '4.0000', 'rest: 6.0000'])
  })
  it('shows what went elsewhere where the run is split, to the last unit', () => {
    expect(graph.links.map((link) => link.exact)).toEqual(['10.0000', '8.0001', 'rest: 1.9999', '8.0001'])
  })
})

describe('the picture of a lot', () => {
  it('adds up the runs of one account', () => {
    const segment = (account: string, amount: string, id: number): LotDetail['segments'][number] => ({
      segment: id,
      firstUnit: 1,
      lastUnit: 1,
      amount,
      holder: account.slice(0, 6),
      account,
      since: 1,
    })
    const graph = holderGraph(
      {
        ...lot,
        segments: [
          segment('330281/RESERVE/QUANTITY', '1.0001', 1),
          segment('331126/RESERVE/QUANTITY', '2.0000', 2),
          segment('330281/RESERVE/QUANTITY', '3.0002', 3),
        ],
      },
      words,
    )
    expect(graph.links.map((link) => link.exact)).toEqual([
      '10.0000',
      '330281/RESERVE/QUANTITY: 4.0003',
      '331126/RESERVE/QUANTITY: 2.0000',
    ])
  })
})
