import { reactive, ref, watch } from 'vue'
import type { AreaUnit, MoneyUnit } from '@/quantity/units'

export type Theme = 'system' | 'light' | 'dark'

interface Preferences {
  area: AreaUnit
  money: MoneyUnit
  theme: Theme
}

const KEY = 'quota-exchange.preferences'

/** How this reader likes to see figures; kept in the browser. Unlike filters they are no part of a shared link. */
export const preferences = reactive<Preferences>({ area: 'ha', money: 'wan', theme: 'system', ...remembered() })

function remembered(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
  } catch {
    return {}
  }
}

const darkBySystem = window.matchMedia?.('(prefers-color-scheme: dark)')

/** Whether the page is dark now, for what is drawn and not styled. */
export const dark = ref(false)

function showTheme() {
  dark.value = preferences.theme === 'dark' || (preferences.theme === 'system' && darkBySystem?.matches === true)
  document.documentElement.dataset.theme = dark.value ? 'dark' : 'light'
}

/** Keeps the page's theme and the browser's memory in step with the preferences. */
export function applyPreferences() {
  showTheme()
  darkBySystem?.addEventListener('change', showTheme)
  watch(preferences, () => {
    showTheme()
    try {
      localStorage.setItem(KEY, JSON.stringify(preferences))
    } catch {
      // A browser that forbids storage shows the page all the same.
    }
  })
}
