import { nextTick } from 'vue'
import { type LocationQuery, type RouteRecordRaw, createRouter, createWebHistory } from 'vue-router'
import { ProblemError } from '@/api/problem'
import { type Desk, desk, knowSession, sessionState, signedIn } from '@/api/session'
import { askWhoIsSignedIn } from '@/feature/identity/signIn'
import { auditorRoutes } from '@/role/auditor/routes'
import { countyRoutes } from '@/role/county/routes'
import { provinceRoutes } from '@/role/province/routes'
import { securityRoutes } from '@/role/security/routes'
import { i18n, language, speak } from './i18n'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's name in the browser's title. */
    title: string
    /** Whose page it is; left out for what everybody may see. */
    desks?: Desk[]
    /** Whether it is enough to be signed in. */
    signedIn?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('@/feature/round/HomePage.vue'), meta: { title: 'round.home' } },
  {
    path: '/rounds',
    name: 'rounds',
    component: () => import('@/feature/round/RoundsPage.vue'),
    meta: { title: 'round.list' },
  },
  {
    path: '/rounds/:round',
    name: 'round',
    component: () => import('@/feature/round/RoundPage.vue'),
    props: true,
    meta: { title: 'round.one' },
  },
  {
    path: '/rounds/:round/awards/:award',
    name: 'award',
    component: () => import('@/feature/round/AwardPage.vue'),
    props: true,
    meta: { title: 'award.one' },
  },
  {
    path: '/rounds/:round/orders/:order',
    name: 'order',
    component: () => import('@/feature/decision/OrderPage.vue'),
    props: true,
    meta: { title: 'decision.title' },
  },
  {
    path: '/rounds/:round/market',
    name: 'market-report',
    component: () => import('@/feature/market/MarketReportPage.vue'),
    props: true,
    meta: { title: 'market.title', desks: ['province', 'auditor'] },
  },
  {
    path: '/live/:round/book/:stage(\\d+)',
    name: 'book',
    component: () => import('@/feature/book/BookPage.vue'),
    props: true,
    meta: { title: 'book.title' },
  },
  {
    path: '/agreements',
    name: 'agreements',
    component: () => import('@/feature/agreement/AgreementsPage.vue'),
    meta: { title: 'agreement.title', desks: ['county', 'province', 'auditor'] },
  },
  {
    path: '/agreements/:agreement',
    name: 'agreement',
    component: () => import('@/feature/agreement/AgreementPage.vue'),
    props: true,
    meta: { title: 'agreement.one', desks: ['county', 'province', 'auditor'] },
  },
  { path: '/map', name: 'map', component: () => import('@/feature/map/MapPage.vue'), meta: { title: 'map.title' } },
  {
    path: '/counties',
    name: 'counties',
    component: () => import('@/feature/county/CountiesPage.vue'),
    meta: { title: 'county.list' },
  },
  {
    path: '/counties/:county',
    name: 'county',
    component: () => import('@/feature/county/CountyPage.vue'),
    props: true,
    meta: { title: 'county.one' },
  },
  {
    path: '/lots/:serial',
    name: 'lot',
    component: () => import('@/feature/trace/LotPage.vue'),
    props: true,
    meta: { title: 'lot.one' },
  },
  {
    path: '/lots/:serial/trace',
    name: 'trace',
    component: () => import('@/feature/trace/TracePage.vue'),
    props: true,
    meta: { title: 'trace.title' },
  },
  {
    path: '/projects',
    name: 'projects',
    component: () => import('@/feature/project/ProjectsPage.vue'),
    meta: { title: 'project.list' },
  },
  {
    path: '/projects/:project',
    name: 'project',
    component: () => import('@/feature/project/ProjectPage.vue'),
    props: true,
    meta: { title: 'project.one' },
  },
  {
    path: '/ledger',
    name: 'ledger',
    component: () => import('@/feature/ledger/LedgerPage.vue'),
    meta: { title: 'ledger.title' },
  },
  {
    path: '/ledger/settlements/:sequence(\\d+)',
    name: 'settlement',
    component: () => import('@/feature/ledger/SettlementPage.vue'),
    props: true,
    meta: { title: 'ledger.one' },
  },
  {
    path: '/policy',
    name: 'policy',
    component: () => import('@/feature/policy/PolicyPage.vue'),
    meta: { title: 'policy.title' },
  },
  {
    path: '/policy/rulebooks/:rulebook',
    name: 'rulebook',
    component: () => import('@/feature/policy/RulebookPage.vue'),
    props: true,
    meta: { title: 'policy.rulebook' },
  },
  {
    path: '/policy/comparison',
    name: 'rulebook-comparison',
    component: () => import('@/feature/policy/ComparisonPage.vue'),
    meta: { title: 'policy.comparison' },
  },
  {
    path: '/disclosure',
    name: 'disclosure',
    component: () => import('@/feature/disclosure/DisclosurePage.vue'),
    meta: { title: 'disclosure.title' },
  },
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('@/feature/identity/SignInPage.vue'),
    meta: { title: 'identity.title' },
  },
  {
    path: '/account',
    name: 'account',
    component: () => import('@/feature/identity/AccountPage.vue'),
    meta: { title: 'identity.account', signedIn: true },
  },
  {
    path: '/approvals',
    name: 'approvals',
    component: () => import('@/feature/approval/ApprovalsPage.vue'),
    meta: { title: 'approval.title', desks: ['county', 'province', 'auditor'] },
  },
  {
    path: '/approvals/:proposal',
    name: 'proposal',
    component: () => import('@/feature/approval/ProposalPage.vue'),
    props: true,
    meta: { title: 'approval.one', desks: ['county', 'province', 'auditor'] },
  },
  {
    path: '/not-yours',
    name: 'not-yours',
    component: () => import('@/feature/identity/NotYoursPage.vue'),
    meta: { title: 'identity.noDesk' },
  },
  ...auditorRoutes,
  ...countyRoutes,
  ...provinceRoutes,
  ...securityRoutes,
  {
    path: '/:path(.*)*',
    name: 'nowhere',
    component: () => import('./NotFoundPage.vue'),
    meta: { title: 'app.nowhere' },
  },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior(to, from, saved) {
    if (saved) return saved
    if (to.hash) return { el: to.hash }
    return to.path === from.path ? false : { top: 0 }
  },
})

// The address says the language; a step inside the pages keeps it.
router.beforeEach((to, from) => {
  const asked = to.query.lang
  if (asked === undefined && from.matched.length > 0 && from.query.lang === 'en') {
    return { ...to, query: { ...to.query, lang: 'en' }, replace: true }
  }
  speak(asked === 'en' ? 'en' : 'zh')
  return true
})

// Who is signed in is asked once, before the first page; a page of people sends everybody else to the sign-in, and back.
router.beforeEach(async (to) => {
  if (!sessionState.asked) await whoIsSignedIn()
  const { desks } = to.meta
  if ((desks || to.meta.signedIn) && !signedIn.value) {
    return { name: 'sign-in', query: { ...languageOf(to.query), to: to.fullPath } }
  }
  if (desks && !desks.includes(desk.value)) {
    return { name: 'not-yours', query: { ...languageOf(to.query), desk: desks[0] } }
  }
  return true
})

const languageOf = (query: LocationQuery) => (query.lang === 'en' ? { lang: 'en' } : {})

/** A server out of reach says so on the page itself: until then nobody is signed in. */
async function whoIsSignedIn() {
  try {
    await askWhoIsSignedIn()
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    knowSession({ signedIn: false })
  }
}

router.afterEach(async (to, from) => {
  await nextTick()
  const { t } = i18n.global
  document.title = `${t(to.meta.title)} · ${t('app.name')}`
  // A reader of the page by ear is taken to the new page's start.
  if (from.matched.length > 0 && to.path !== from.path) document.getElementById('main')?.focus()
})

/** Switches the language by changing the address. */
export function switchLanguage() {
  const to = router.currentRoute.value
  const lang = language.value === 'zh' ? 'en' : undefined
  // The guard would carry the old language on: this step names it.
  return router.replace({ ...to, query: { ...to.query, lang: lang ?? 'zh' }, hash: to.hash })
}
