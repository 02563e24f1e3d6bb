import { useI18n } from 'vue-i18n'
import { api, take } from '@/api/client'
import { once } from '@/api/load'
import { inLanguage } from '@/app/i18n'
import type { Round, Stage } from '@/api/types'

/** All rounds, newest first; fetched once a visit. */
export const fetchRounds = once(async (): Promise<Round[]> => (await take(api.GET('/api/v1/rounds'))).items)

export const fetchRound = (round: string, signal?: AbortSignal): Promise<Round> =>
  take(api.GET('/api/v1/rounds/{round}', { params: { path: { round } }, signal }))

/** What a stage is called; of several call auctions each by its indicator. */
export function useStageNames() {
  const { t } = useI18n()
  return (stage: Stage): string => {
    const name = inLanguage({ zh: stage.nameZh, en: stage.nameEn })
    return stage.indicator ? `${name} · ${t(`term.indicator.${stage.indicator}`)}` : name
  }
}
