import type { Indicator } from '@/api/types'

export type Unit = Indicator | 'CNY'

/** An account as the journal writes it: `330102/RESERVE/QUANTITY`. */
export interface Account {
  owner: string
  kind: string
  unit: Unit
}

export function parseAccount(text: string): Account {
  const [owner = '', kind = '', unit = ''] = text.split('/')
  return { owner, kind, unit: unit as Unit }
}

/** What a segment's account counts, from the account or, where it holds only owner and kind, from the lot's serial. */
export function indicatorOf(account: string, lot: string): Indicator {
  const { unit } = parseAccount(account)
  if (unit === 'QUANTITY' || unit === 'CAPACITY' || unit === 'PADDY') return unit
  return lot.endsWith('C') ? 'CAPACITY' : lot.endsWith('P') ? 'PADDY' : 'QUANTITY'
}
