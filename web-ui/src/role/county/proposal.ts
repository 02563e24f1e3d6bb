/** Kinds of project. Clause: M13-02.2, M13-02.3. */
export const SOURCE_TYPES = [
  'RECLAIM',
  'CONSOLIDATION',
  'HIGH_STANDARD',
  'UPGRADE',
  'DRY_TO_PADDY',
  'RECLAIM_BUILT',
  'MINE_RECLAIM',
  'LINKAGE_SURPLUS',
] as const

/** Protected areas that parcels may lie in. Clause: Z10-18.1, L-03.1b. */
export const ZONES = [
  'KEY_ECOLOGICAL_FUNCTION',
  'ECOLOGICALLY_SENSITIVE',
  'WATER_SOURCE_FIRST_CLASS',
  'ECOLOGICAL_RED_LINE',
  'NATURE_RESERVE_CORE',
] as const

/** Plans that a project may stand on. Clause: M13-01.3. */
export const PLANS = ['TERRITORIAL', 'LAND_USE', 'CONSOLIDATION'] as const

/** Clause: Z10-18.2. */
export const DEPARTMENTS = ['NATURAL_RESOURCES', 'AGRICULTURE', 'FORESTRY', 'ENVIRONMENT', 'WATER'] as const

/** Degrees with at most one decimal, as tenths; undefined if they are none, or steeper than upright. */
export function tenthsOf(degrees: string): number | undefined {
  const match = /^(\d{1,2})(?:\.(\d))?$/.exec(degrees)
  if (!match) return undefined
  const tenths = Number(match[1]) * 10 + Number(match[2] ?? 0)
  return tenths <= 900 ? tenths : undefined
}
