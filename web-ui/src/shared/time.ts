import { language } from '@/app/i18n'

const ZONE = 'Asia/Shanghai'

/** A moment in the province's time, to the second. */
export const showTime = (iso: string): string =>
  new Intl.DateTimeFormat(language.value === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: ZONE,
  }).format(new Date(iso))
