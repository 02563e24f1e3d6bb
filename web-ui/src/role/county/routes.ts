import type { RouteRecordRaw } from 'vue-router'

/** Pages of a county's people. */
export const countyRoutes: RouteRecordRaw[] = [
  {
    path: '/desk',
    name: 'desk',
    component: () => import('./DeskPage.vue'),
    meta: { title: 'desk.title', desks: ['county'] },
  },
]
