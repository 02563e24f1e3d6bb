import { useI18n } from 'vue-i18n'
import type { Indicator } from '@/api/types'
import { preferences } from '@/app/preferences'
import { useCountyNames } from '@/feature/county/counties'
import { parseAccount } from '@/feature/ledger/account'
import { format, parseDecimal } from '@/quantity/decimal'
import { formatArea } from '@/quantity/units'

/** Accounts and amounts as plain text, for pictures. */
export function useWords() {
  const { t, te } = useI18n()
  const { nameOf } = useCountyNames()

  function accountText(account: string): string {
    const { owner, kind } = parseAccount(account)
    const name = te(`account.${kind}`) ? t(`account.${kind}`) : kind
    return owner === 'SYSTEM' ? name : `${nameOf(owner)} · ${name}`
  }

  const amountText = (indicator: Indicator, value: string): string =>
    indicator === 'CAPACITY'
      ? `${format(parseDecimal(value))} ${t('unit.kg')}`
      : `${formatArea(value, preferences.area)} ${t(`unit.${preferences.area}`)}`

  return { accountText, amountText }
}
