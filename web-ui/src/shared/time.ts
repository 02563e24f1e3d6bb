import { language } from '@/app/i18n'

const ZONE = 'Asia/Shanghai'
const locale = () => (language.value === 'zh' ? 'zh-CN' : 'en-GB')

/** A moment in the province's time, to the second. */
export const showTime = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'medium', timeZone: ZONE }).format(new Date(iso))

/** A day such as `2026-11-28`, as it is written in the province. */
export const showDay = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** A day as it is chosen in a form, or a day and time of the province, in words with the day of the week; empty while it is neither. */
export function inWords(chosen: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(chosen)
  const moment = new Date(day ? `${chosen}T00:00+08:00` : `${chosen}+08:00`)
  if ((!day && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(chosen)) || Number.isNaN(moment.getTime())) return ''
  const format = new Intl.DateTimeFormat(locale(), {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    ...(day ? {} : { hour: '2-digit', minute: '2-digit' }),
    timeZone: ZONE,
  })
  return format.format(moment)
}

/** The time of day, to the second. */
export const showClock = (millis: number): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'medium', timeZone: ZONE }).format(new Date(millis))

/** Today in the province. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date())

export const isPast = (day: string): boolean => day < today()
