import { createApp } from 'vue'
import App from './app/App.vue'
import { i18n } from './app/i18n'
import { reloadWhenPartsAreGone } from './app/newVersion'
import { applyPreferences } from './app/preferences'
import { router } from './app/router'
import './app/theme.css'
import './app/layout.css'

reloadWhenPartsAreGone()
applyPreferences()
createApp(App).use(i18n).use(router).mount('#app')

// Web fonts for machines without Chinese fonts; after the page itself, and fetched slice by slice only where needed.
void import('@fontsource-variable/noto-sans-sc/index.css')
