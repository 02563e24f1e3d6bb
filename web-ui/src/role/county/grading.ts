import { preferences } from '@/app/preferences'
import { hectaresOf } from '@/quantity/entry'
import type { AreaUnit } from '@/quantity/units'

/** Classes of land, farmland first. */
export const LAND_CLASSES = [
  'PADDY',
  'IRRIGATED',
  'DRY',
  'ORCHARD',
  'POOR_FOREST',
  'POND',
  'UNUSED',
  'TIDAL_FLAT',
  'CONSTRUCTION',
  'MINE',
] as const
export type LandClass = (typeof LAND_CLASSES)[number]
export const FARMLAND: readonly LandClass[] = ['PADDY', 'IRRIGATED', 'DRY']
export const WORST_GRADE = 15

/** One class of land before and after the works, as it is typed. */
export interface GradedRow {
  before: LandClass
  /** '0' where the land was not farmland. */
  gradeBefore: string
  after: LandClass
  gradeAfter: string
  area: string
  unit: AreaUnit
  /** Whole kilograms gained, as the county files them. */
  capacity: string
}

export const freshRow = (): GradedRow => ({
  before: 'UNUSED',
  gradeBefore: '0',
  after: 'DRY',
  gradeAfter: '8',
  area: '',
  unit: preferences.area,
  capacity: '',
})

/** Kilograms a hectare by grade. */
export type GradeTable = Record<string, number>

const SQUARE_METRES_A_HECTARE = 10_000n
const squareMetres = (hectares: string): bigint => BigInt(hectares.replace('.', ''))

/**
 * Capacity in kilograms that a row gained by the grade table, rounded down: all of it for new land, the difference of the grades for
 * land that was farmland. Clause: M13-03.4, M13-03.5.
 *
 * @returns undefined where the area is none or the table lacks a grade
 */
export function capacityOf(row: GradedRow, table: GradeTable): string | undefined {
  const hectares = hectaresOf(row.area, row.unit)
  const after = table[row.gradeAfter]
  const before = FARMLAND.includes(row.before) ? table[row.gradeBefore] : 0
  if (hectares === undefined || after === undefined || before === undefined) return undefined
  const gain = BigInt(Math.max(0, after - before))
  return ((squareMetres(hectares) * gain) / SQUARE_METRES_A_HECTARE).toString()
}

/** A row as the contract has it. */
export const wireRow = (row: GradedRow) => ({
  before: row.before,
  gradeBefore: FARMLAND.includes(row.before) ? Number(row.gradeBefore) : 0,
  after: row.after,
  gradeAfter: Number(row.gradeAfter),
  areaHa: hectaresOf(row.area, row.unit),
  filedCapacityKg: row.capacity,
})
