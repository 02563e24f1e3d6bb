import type { RouteRecordRaw } from 'vue-router'

const page = (path: string, name: string, title: string, component: RouteRecordRaw['component']): RouteRecordRaw => ({
  path,
  name,
  component: component!,
  props: true,
  meta: { title, desks: ['province'] },
})

/** Pages of the province's people. */
export const provinceRoutes: RouteRecordRaw[] = [
  page('/province', 'province', 'province.desk', () => import('./ProvinceDeskPage.vue')),
  page('/province/rounds', 'province-rounds', 'province.rounds', () => import('./RoundsControlPage.vue')),
  page('/province/rounds/new', 'province-announce', 'province.announce', () => import('./AnnouncePage.vue')),
  page('/province/rounds/:round', 'province-round', 'province.oneRound', () => import('./RoundControlPage.vue')),
  page('/province/prices', 'province-prices', 'province.card.province-prices', () => import('./PricesPage.vue')),
  page('/province/tasks', 'province-tasks', 'province.card.province-tasks', () => import('./TasksPage.vue')),
  page(
    '/province/sanctions',
    'province-sanctions',
    'province.card.province-sanctions',
    () => import('./SanctionsPage.vue'),
  ),
  page(
    '/province/rulebook',
    'province-rulebook',
    'province.card.province-rulebook',
    () => import('./RulebookEditorPage.vue'),
  ),
  page(
    '/province/pairings',
    'province-pairings',
    'province.card.province-pairings',
    () => import('./PairingsPage.vue'),
  ),
  page(
    '/province/key-projects',
    'province-key-projects',
    'province.card.province-key-projects',
    () => import('./KeyProjectsPage.vue'),
  ),
  page('/province/pool', 'province-pool', 'province.card.province-pool', () => import('./PoolPage.vue')),
]
