import { type WritableComputedRef, computed } from 'vue'
import { type LocationQueryRaw, useRoute, useRouter } from 'vue-router'
import { language } from './i18n'

/** The language as it stands in an address: Chinese is the default and leaves no trace. */
export const languageQuery = (): LocationQueryRaw => (language.value === 'en' ? { lang: 'en' } : {})

/** A value kept in the address, so that a link carries it; the default is left out. */
export function useQuery(name: string, byDefault = ''): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get() {
      const value = route.query[name]
      return typeof value === 'string' ? value : byDefault
    },
    set(value) {
      const query: LocationQueryRaw = { ...route.query, [name]: value === byDefault ? undefined : value }
      void router.replace({ query, hash: route.hash })
    },
  })
}

/** A query parameter that has to be one of the listed values; anything else counts as the default. */
export function useChoice<T extends string>(name: string, values: readonly T[], byDefault: T): WritableComputedRef<T> {
  const text = useQuery(name, byDefault)
  return computed({
    get: () => values.find((value) => value === text.value) ?? byDefault,
    set: (value) => (text.value = value),
  })
}
