import { type Desk, hasRole } from '@/api/session'
import { ACCESS_LOG, auditorPlaces } from '@/role/auditor/places'
import { countyPlaces } from '@/role/county/places'
import { provincePlaces } from '@/role/province/places'

/** A page that the navigation leads to; `here` are the addresses that belong to it. */
export interface Place {
  name: string
  label: string
  here: RegExp
}

export interface Group {
  label: string
  places: Place[]
}

/** What everybody may look at. */
const PUBLIC: Group = {
  label: 'app.nav.public',
  places: [
    { name: 'home', label: 'app.nav.round', here: /^\/($|rounds)/ },
    { name: 'map', label: 'app.nav.map', here: /^\/map/ },
    { name: 'counties', label: 'app.nav.counties', here: /^\/(counties|lots)/ },
    { name: 'projects', label: 'app.nav.projects', here: /^\/projects/ },
    { name: 'ledger', label: 'app.nav.ledger', here: /^\/ledger/ },
    { name: 'disclosure', label: 'disclosure.title', here: /^\/disclosure/ },
    { name: 'policy', label: 'app.nav.policy', here: /^\/policy/ },
  ],
}

const APPROVALS: Place = { name: 'approvals', label: 'approval.title', here: /^\/approvals/ }

const PEOPLE: Place = { name: 'people', label: 'people.title', here: /^\/people/ }

/** Each desk's own pages, before those of everybody. */
const OWN: Record<Desk, Group[]> = {
  public: [],
  county: countyPlaces(APPROVALS),
  province: provincePlaces(APPROVALS),
  auditor: auditorPlaces(APPROVALS),
  system: [],
}

/** The administrators of the system have what their own role gives them. */
function ownOf(desk: Desk): Group[] {
  if (desk !== 'system') return OWN[desk]
  const places = [
    ...(hasRole('SECURITY_ADMINISTRATOR') ? [PEOPLE] : []),
    ...(hasRole('AUDIT_ADMINISTRATOR') ? [ACCESS_LOG] : []),
  ]
  return places.length > 0 ? [{ label: 'app.nav.work', places }] : []
}

export const groupsOf = (desk: Desk): Group[] => [...ownOf(desk), PUBLIC]

/** The page that a person begins at. */
export const homeOf = (desk: Desk): string => ownOf(desk)[0]?.places[0]?.name ?? 'home'
