import { reactive, watch } from 'vue'
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

export const isDark = (): boolean =>
  preferences.theme === 'dark' || (preferences.theme === 'system' && darkBySystem?.matches === true)

function showTheme() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
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
