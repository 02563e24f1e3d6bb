import type { Group, Place } from '@/app/places'
import { AGREEMENTS, ASSESSMENT, BALANCES, VERIFICATION } from '@/role/auditor/places'

/** What the province's people work with. */
export const provincePlaces = (approvals: Place): Group[] => [
  {
    label: 'app.nav.work',
    places: [
      { name: 'province', label: 'province.desk', here: /^\/province$/ },
      approvals,
      { name: 'province-rounds', label: 'province.rounds', here: /^\/province\/rounds/ },
      { name: 'province-prices', label: 'province.card.province-prices', here: /^\/province\/prices/ },
      { name: 'province-rulebook', label: 'province.card.province-rulebook', here: /^\/province\/rulebook/ },
      { name: 'province-pairings', label: 'province.card.province-pairings', here: /^\/province\/pairings/ },
      { name: 'province-tasks', label: 'province.card.province-tasks', here: /^\/province\/tasks/ },
      { name: 'province-sanctions', label: 'province.card.province-sanctions', here: /^\/province\/sanctions/ },
      {
        name: 'province-key-projects',
        label: 'province.card.province-key-projects',
        here: /^\/(province\/key-projects|desk\/construction)/,
      },
      { name: 'province-pool', label: 'province.card.province-pool', here: /^\/province\/pool/ },
      AGREEMENTS,
      ASSESSMENT,
      BALANCES,
      VERIFICATION,
    ],
  },
]
