import type { LotDetail } from '@/api/types'
import { plain, sum, toDrawingNumber } from '@/quantity/decimal'
import type { SankeyGraph } from '@/shared/chart/sankey'

interface Words {
  accountText(account: string): string
  amountText(indicator: LotDetail['indicator'], value: string): string
}

/** Project → lot → the accounts that hold its units now; segments of one account are added up. */
export function holderGraph(lot: LotDetail, { accountText, amountText }: Words): SankeyGraph {
  const byAccount = new Map<string, string>()
  for (const { account, amount } of lot.segments) {
    const before = byAccount.get(account)
    byAccount.set(account, before === undefined ? amount : plain(sum([before, amount])))
  }
  const project = `project ${lot.project}`
  const words = (amount: string) => amountText(lot.indicator, amount)
  return {
    nodes: [
      { id: project, label: lot.project, depth: 0, tone: 'source' },
      { id: lot.serial, label: lot.serial, depth: 1, tone: 'way' },
      ...[...byAccount.keys()].map((account) => ({
        id: `account ${account}`,
        label: accountText(account),
        depth: 2,
        tone: 'end' as const,
      })),
    ],
    links: [
      { from: project, to: lot.serial, width: toDrawingNumber(lot.amount), exact: words(lot.amount) },
      ...[...byAccount].map(([account, amount]) => ({
        from: lot.serial,
        to: `account ${account}`,
        width: toDrawingNumber(amount),
        exact: `${accountText(account)}: ${words(amount)}`,
      })),
    ],
  }
}
