import { type Decimal, format, parseDecimal, rescale } from './decimal'

export type AreaUnit = 'ha' | 'mu'
export type MoneyUnit = 'yuan' | 'wan'

/** 1 ha = 15 mu, so an area with four decimals in hectares has four in mu too: nothing is rounded. */
export function hectaresToMu(hectares: string): Decimal {
  const { units, scale } = parseDecimal(hectares)
  return { units: units * 15n, scale }
}

export const formatArea = (hectares: string, unit: AreaUnit): string =>
  format(unit === 'mu' ? hectaresToMu(hectares) : parseDecimal(hectares))

/** Kilograms in tonnes, exact, without needless zeros. */
export function formatTonnes(kilograms: string): string {
  const { units } = parseDecimal(kilograms)
  return format({ units, scale: 3 }).replace(/\.?0+$/, '')
}

/** From here on a capacity is also given in tonnes. */
export const isManyTonnes = (kilograms: string): boolean => parseDecimal(kilograms).units >= 10_000n

/** Yuan exactly, or 万元 (10,000 yuan) rounded half up to two decimals. */
export function formatMoney(yuan: string, unit: MoneyUnit): string {
  const { units, scale } = parseDecimal(yuan)
  return format(unit === 'wan' ? rescale({ units, scale: scale + 4 }, 2) : { units, scale })
}
