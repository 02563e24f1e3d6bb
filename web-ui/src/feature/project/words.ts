import { useI18n } from 'vue-i18n'

/** Kinds of project and of funding in words; a kind that the pages do not know is shown as it stands. */
export function useProjectWords() {
  const { t, te } = useI18n()
  const word = (group: string) => (key: string) => (te(`project.${group}.${key}`) ? t(`project.${group}.${key}`) : key)
  return { typeText: word('sourceType'), fundingText: word('fundingSource') }
}
