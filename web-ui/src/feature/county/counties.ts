import { computed } from 'vue'
import { api, take } from '@/api/client'
import { once, useLoad } from '@/api/load'
import type { County } from '@/api/types'
import { i18n, language } from '@/app/i18n'
import { romanised } from './romanised'

/** All counties by code, in order of code; fetched once a visit. */
export const fetchCounties = once(async (): Promise<Map<string, County>> => {
  const { items } = await take(api.GET('/api/v1/counties'))
  return new Map(items.map((county) => [county.code, county]))
})

export const isProvince = (code: string): boolean => code.endsWith('0000')

/** What a division is called in the present language; the code itself until the names have arrived. */
export function useCountyNames() {
  const { data: counties } = useLoad(fetchCounties)

  function nameOf(code: string): string {
    const { t } = i18n.global
    if (code === 'SYSTEM') return t('term.system')
    if (isProvince(code)) return t('term.province')
    const name = counties.value?.get(code)?.name ?? code
    return language.value === 'en' ? (romanised.get(code) ?? name) : name
  }

  function cityOf(code: string): string {
    const city = counties.value?.get(code)?.city ?? ''
    return language.value === 'en' ? (romanised.get(code.slice(0, 4)) ?? city) : city
  }

  /** Counties by city, for a list to choose from. */
  const byCity = computed(() => {
    const groups = new Map<string, County[]>()
    for (const county of counties.value?.values() ?? []) {
      const city = cityOf(county.code)
      groups.set(city, [...(groups.get(city) ?? []), county])
    }
    return groups
  })

  return { counties, nameOf, cityOf, byCity }
}
