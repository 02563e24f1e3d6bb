import { language } from '@/app/i18n'

const ZONE = 'Asia/Shanghai'
const locale = () => (language.value === 'zh' ? 'zh-CN' : 'en-GB')

/** A moment in the province's time, to the second. */
export const showTime = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium', timeZone: ZONE }).format(new Date(iso))

/** A day such as `2026-11-28`, as it is written in the province. */
export const showDay = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** The time of day, to the second. */
export const showClock = (millis: number): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'medium', timeZone: ZONE }).format(new Date(millis))

/** Today in the province. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date())

export const isPast = (day: string): boolean => day < today()
