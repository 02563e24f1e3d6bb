import type { RouteRecordRaw } from 'vue-router'

/** Pages of the security administrator. */
export const securityRoutes: RouteRecordRaw[] = [
  {
    path: '/people',
    name: 'people',
    component: () => import('./PeoplePage.vue'),
    meta: { title: 'people.title', desks: ['system'] },
  },
  {
    path: '/people/:person',
    name: 'person',
    component: () => import('./PersonPage.vue'),
    props: true,
    meta: { title: 'people.one', desks: ['system'] },
  },
]
