import type { RouteRecordRaw } from 'vue-router'
import type { Desk } from '@/api/session'

const page = (
  path: string,
  name: string,
  title: string,
  component: RouteRecordRaw['component'],
  desks: Desk[] = ['county'],
): RouteRecordRaw => ({
  path,
  name,
  component: component!,
  props: true,
  meta: { title, desks },
})

/** Pages of a county's people, and the room of a lot, which everybody may watch. */
export const countyRoutes: RouteRecordRaw[] = [
  page('/desk', 'desk', 'desk.title', () => import('./DeskPage.vue')),
  page('/desk/projects', 'desk-projects', 'works.title', () => import('./ProjectsDeskPage.vue')),
  page('/desk/projects/new', 'desk-project-new', 'works.propose', () => import('./ProposePage.vue')),
  page('/desk/projects/:project', 'desk-project', 'works.one', () => import('./ProjectDeskPage.vue')),
  page('/desk/rounds', 'desk-rounds', 'entry.title', () => import('./RoundsDeskPage.vue')),
  page('/desk/rounds/:round', 'desk-round', 'entry.one', () => import('./RoundDeskPage.vue')),
  page('/desk/deals', 'desk-deals', 'deal.title', () => import('./DealsPage.vue')),
  page('/desk/deals/:award', 'desk-deal', 'deal.one', () => import('./DealPage.vue')),
  page('/desk/construction', 'desk-constructions', 'construction.title', () => import('./ConstructionListPage.vue')),
  page(
    '/desk/construction/new',
    'desk-construction-new',
    'construction.register',
    () => import('./RegisterConstructionPage.vue'),
  ),
  page(
    '/desk/construction/:construction',
    'desk-construction',
    'construction.one',
    () => import('./ConstructionPage.vue'),
    ['county', 'province', 'auditor'],
  ),
  page('/desk/money', 'desk-money', 'money.title', () => import('./MoneyPage.vue')),
  page('/desk/tasks', 'desk-tasks', 'task.title', () => import('./TasksPage.vue')),
  page('/desk/statement', 'desk-statement', 'desk.statement', () => import('./StatementPage.vue')),
  {
    path: '/live/:round',
    name: 'live-lots',
    component: () => import('@/feature/live/LiveLotsPage.vue'),
    props: true,
    meta: { title: 'live.title' },
  },
  {
    path: '/live/:round/:lot',
    name: 'live-lot',
    component: () => import('@/feature/live/LotRoomPage.vue'),
    props: true,
    meta: { title: 'live.lot' },
  },
]
