import { cleanDecimal } from '@/shared/form/checks'
import type { AreaUnit } from './units'

/** Square metres of a hectare, and of 3 mu: an area in mu is a whole number of square metres only on steps of 0.0015 mu. */
const PER_HECTARE = 10_000n
const PER_THREE_MU = 2_000n

/**
 * An area as it is typed, as hectares with four decimals on the wire.
 *
 * @returns undefined if it is no number, or no whole number of square metres
 */
export function hectaresOf(typed: string, unit: AreaUnit): string | undefined {
  const match = /^(0|[1-9][0-9]*)(?:\.([0-9]{1,8}))?$/.exec(cleanDecimal(typed))
  if (!match) return undefined
  const fraction = match[2] ?? ''
  const scale = 10n ** BigInt(fraction.length)
  const units = BigInt(`${match[1]}${fraction}`)
  const [numerator, denominator] = unit === 'ha' ? [units * PER_HECTARE, scale] : [units * PER_THREE_MU, scale * 3n]
  if (numerator % denominator !== 0n) return undefined
  const squareMetres = numerator / denominator
  return `${squareMetres / PER_HECTARE}.${(squareMetres % PER_HECTARE).toString().padStart(4, '0')}`
}

/** Whole kilograms as they are typed; undefined if they are none. */
export function kilogramsOf(typed: string): string | undefined {
  const clean = cleanDecimal(typed)
  return /^(0|[1-9][0-9]*)$/.test(clean) ? clean : undefined
}
