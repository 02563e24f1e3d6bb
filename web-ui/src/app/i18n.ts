import { computed } from 'vue'
import { createI18n } from 'vue-i18n'
import en from './messages.en'
import zh from './messages.zh'

export type Language = 'zh' | 'en'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh',
  fallbackLocale: 'zh',
  messages: { zh, en },
})

export const language = computed(() => i18n.global.locale.value as Language)

export function speak(wanted: Language) {
  i18n.global.locale.value = wanted
  document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en'
}

/** The text in the present language, of something that carries both; Chinese where there is no English. */
export const inLanguage = (texts: { zh: string; en: string }): string => texts[language.value] || texts.zh
