import { useI18n } from 'vue-i18n'

/** Decimals as they are typed: full-width figures and group commas are taken for what they mean. */
export const cleanDecimal = (typed: string): string =>
  typed.replace(/[０-９．]/g, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xfee0)).replace(/[,，\s]/g, '')

/** What can be said of a field before it is sent: a message, or nothing. */
export function useChecks() {
  const { t } = useI18n()
  const required = (name: string, value: string): string | undefined =>
    value.trim() === '' ? t('form.missing', { name }) : undefined
  const decimal = (name: string, value: string, example: string): string | undefined =>
    required(name, value) ??
    (/^(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(cleanDecimal(value)) ? undefined : t('form.notDecimal', { name, example }))
  const date = (name: string, value: string): string | undefined =>
    /^\d{4}-\d{2}-\d{2}$/.test(value) ? undefined : t('form.notDate', { name })
  return { required, decimal, date }
}

/** Without the fields that have nothing wrong. */
export const found = <T extends string>(checks: Partial<Record<T, string | undefined>>): Partial<Record<T, string>> =>
  Object.fromEntries(Object.entries(checks).filter(([, message]) => message)) as Partial<Record<T, string>>

const padded = (typed: string, decimals: number): string => {
  const [whole = '0', fraction = ''] = cleanDecimal(typed).split('.')
  return decimals === 0 && fraction === '' ? whole : `${whole}.${fraction.padEnd(decimals, '0')}`
}

/** Yuan with two decimals, as the contract has it; more decimals are left for the server to refuse. */
export const wireYuan = (typed: string): string => padded(typed, 2)

/** Hectares with four decimals. */
export const wireHectares = (typed: string): string => padded(typed, 4)
