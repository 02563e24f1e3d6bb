import type { Group, Place } from '@/app/places'
import { AGREEMENTS } from '@/role/auditor/places'

/** What a county's people work with. */
export const countyPlaces = (approvals: Place): Group[] => [
  {
    label: 'app.nav.work',
    places: [
      { name: 'desk', label: 'desk.title', here: /^\/desk$/ },
      approvals,
      { name: 'desk-projects', label: 'works.title', here: /^\/desk\/projects/ },
      { name: 'desk-rounds', label: 'entry.title', here: /^\/(desk\/rounds|live)/ },
      { name: 'desk-deals', label: 'deal.title', here: /^\/desk\/deals/ },
      AGREEMENTS,
      { name: 'desk-constructions', label: 'construction.title', here: /^\/desk\/construction/ },
      { name: 'desk-money', label: 'money.title', here: /^\/desk\/money/ },
      { name: 'desk-tasks', label: 'task.title', here: /^\/desk\/tasks/ },
      { name: 'desk-statement', label: 'desk.statement', here: /^\/desk\/statement/ },
    ],
  },
]
