import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { INDICATORS, type Indicator } from '@/api/types'
import { preferences } from '@/app/preferences'
import { hectaresOf, kilogramsOf } from '@/quantity/entry'
import type { AreaUnit } from '@/quantity/units'
import { cleanDecimal, found, useChecks, wireYuan } from '@/shared/form/checks'
import { type Band, outsideBand } from './bands'

/** What listings and bids have in common: an amount of one indicator at a price. */
export interface Priced {
  name: string
  indicator: Indicator
  amount: string
  unit: AreaUnit
  limit: string
}

export const freshPriced = (name: string): Priced => ({
  name,
  indicator: 'QUANTITY',
  amount: '',
  unit: preferences.area,
  limit: '',
})

export const amountOf = ({ indicator, amount, unit }: Omit<Priced, 'name' | 'limit'>): string | undefined =>
  indicator === 'CAPACITY' ? kilogramsOf(amount) : hectaresOf(amount, unit)

/** Checks and words of a form with an amount and a price, by the bands of its round: without them, the server looks at the price alone. */
export function usePricedOrder(bands: () => readonly Band[]) {
  const { t } = useI18n()
  const { required, decimal } = useChecks()
  const bandOf = (indicator: Indicator): Band | undefined => bands().find((band) => band.indicator === indicator)

  function amountWrong(values: Omit<Priced, 'name' | 'limit'>): string | undefined {
    const missing = required(t('term.amount'), values.amount)
    if (missing) return missing
    if (amountOf(values) !== undefined) return undefined
    if (values.indicator === 'CAPACITY') return t('entry.wholeKilograms')
    return t(`entry.wholeSquareMetres.${values.unit}`)
  }

  function limitWrong({ indicator, limit }: Priced): string | undefined {
    const wrong = decimal(t('entry.limit'), limit, '80000')
    const band = bandOf(indicator)
    if (wrong || !band) return wrong
    const outside = outsideBand(wireYuan(cleanDecimal(limit)), band)
    return outside && t(`entry.limitWrong.${outside}`, { floor: band.floor, cap: band.cap, tick: band.tick })
  }

  const check = (values: Priced) => found({ amount: amountWrong(values), limit: limitWrong(values) })
  const indicators = computed(() => INDICATORS.map((key) => ({ key, label: t(`term.indicator.${key}`) })))
  const priceUnit = (indicator: Indicator) => t(indicator === 'CAPACITY' ? 'unit.yuanPerKg' : 'unit.yuanPerMu')
  return { bandOf, check, amountWrong, indicators, priceUnit }
}
