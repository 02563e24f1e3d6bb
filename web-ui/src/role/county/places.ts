import type { Group, Place } from '@/app/places'

/** What a county's people work with. */
export const countyPlaces = (approvals: Place): Group[] => [
  {
    label: 'app.nav.work',
    places: [{ name: 'desk', label: 'desk.title', here: /^\/desk$/ }, approvals],
  },
]
