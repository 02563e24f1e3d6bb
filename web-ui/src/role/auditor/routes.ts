import type { RouteRecordRaw } from 'vue-router'

/** Pages of the auditors; the assessment is the province's too, the access log the audit administrator's. */
export const auditorRoutes: RouteRecordRaw[] = [
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./AuditDeskPage.vue'),
    meta: { title: 'audit.desk', desks: ['auditor'] },
  },
  {
    path: '/audit/verification',
    name: 'verification',
    component: () => import('./VerificationPage.vue'),
    meta: { title: 'audit.verification', desks: ['auditor', 'province'] },
  },
  {
    path: '/audit/balances',
    name: 'balances',
    component: () => import('./BalancesPage.vue'),
    meta: { title: 'audit.balances', desks: ['auditor', 'province', 'county'] },
  },
  {
    path: '/audit/assessment',
    name: 'assessment',
    component: () => import('./AssessmentPage.vue'),
    meta: { title: 'audit.assessmentTitle', desks: ['auditor', 'province', 'county'] },
  },
  {
    path: '/audit/access-log',
    name: 'access-log',
    component: () => import('./AccessLogPage.vue'),
    meta: { title: 'audit.accessLog', desks: ['auditor', 'system'] },
  },
]
