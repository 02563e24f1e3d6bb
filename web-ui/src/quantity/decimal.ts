/** A decimal number held exactly: `units` × 10^-`scale`. Amounts never pass through a floating-point number. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

/** @throws RangeError if the text is not a plain decimal such as `12.5000` */
export function parseDecimal(text: string): Decimal {
  const match = /^(0|[1-9][0-9]*)(?:\.([0-9]+))?$/.exec(text)
  if (!match) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`)
  const fraction = match[2] ?? ''
  return { units: BigInt(match[1] + fraction), scale: fraction.length }
}

/** The same number with another count of decimals, rounded half up where decimals are lost. */
export function rescale({ units, scale }: Decimal, wanted: number): Decimal {
  if (wanted >= scale) return { units: units * 10n ** BigInt(wanted - scale), scale: wanted }
  const divisor = 10n ** BigInt(scale - wanted)
  return { units: (units + divisor / 2n) / divisor, scale: wanted }
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: rescale(a, scale).units + rescale(b, scale).units, scale }
}

export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const [x, y] = [rescale(a, scale).units, rescale(b, scale).units]
  return x < y ? -1 : x > y ? 1 : 0
}

/** Digits in groups of three: `1,234,567.8900`. */
export function format({ units, scale }: Decimal): string {
  const digits = units.toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, ',')
  return scale === 0 ? whole : `${whole}.${digits.slice(-scale)}`
}

/** As it stands on the wire, without groups: `1234567.8900`. */
export const plain = (value: Decimal): string => format(value).replaceAll(',', '')

/** The sum of decimal texts; the empty sum is 0. */
export function sum(texts: readonly string[]): Decimal {
  return texts.map(parseDecimal).reduce(add, { units: 0n, scale: 0 })
}

/** `part` of `whole` in percent with one decimal, or undefined when the whole is 0. */
export function percent(part: string, whole: string): string | undefined {
  const [p, w] = [parseDecimal(part), parseDecimal(whole)]
  if (w.units === 0n) return undefined
  const scale = Math.max(p.scale, w.scale)
  const numerator = rescale(p, scale).units * 1000n
  const denominator = rescale(w, scale).units
  return format({ units: (numerator + denominator / 2n) / denominator, scale: 1 })
}

export const isZero = (text: string): boolean => parseDecimal(text).units === 0n

/** For lengths and widths on the screen only, never for an amount that is shown. */
export const toDrawingNumber = (text: string): number => Number(text)
