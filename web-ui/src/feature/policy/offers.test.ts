import { describe, expect, it } from 'vitest'
import { trustedWith } from './offers'

describe('what one person suffices for', () => {
  const trusted = [
    { what: 'DEPOSIT', operation: 'placeDeposit', offered: true, limit: '50000.00', clauses: ['Z10-06.2'] },
    { what: 'FEE_PAYMENT', operation: 'payReclamationFee', offered: false },
  ]
  it('is told with its limit where the rulebook trusts one person', () => {
    expect(trustedWith({ trusted }, 'placeDeposit')?.limit).toBe('50000.00')
  })
  it('is nothing where two people are asked for', () => {
    expect(trustedWith({ trusted }, 'payReclamationFee')).toBeUndefined()
    expect(trustedWith({ trusted }, 'useProceeds')).toBeUndefined()
  })
})
