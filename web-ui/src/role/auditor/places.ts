import type { Group, Place } from '@/app/places'

export const VERIFICATION: Place = { name: 'verification', label: 'audit.verification', here: /^\/audit\/verification/ }
export const BALANCES: Place = { name: 'balances', label: 'audit.balances', here: /^\/audit\/balances/ }
export const ASSESSMENT: Place = {
  name: 'assessment',
  label: 'audit.assessmentTitle',
  here: /^\/audit\/assessment/,
}
export const ACCESS_LOG: Place = { name: 'access-log', label: 'audit.accessLog', here: /^\/audit\/access-log/ }

export const AGREEMENTS: Place = { name: 'agreements', label: 'agreement.title', here: /^\/agreements/ }

/** What the auditors work with. */
export const auditorPlaces = (approvals: Place): Group[] => [
  {
    label: 'app.nav.work',
    places: [
      { name: 'audit', label: 'audit.desk', here: /^\/audit$/ },
      VERIFICATION,
      BALANCES,
      ASSESSMENT,
      AGREEMENTS,
      ACCESS_LOG,
      approvals,
    ],
  },
]
