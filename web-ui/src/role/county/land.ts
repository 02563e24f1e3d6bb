import { preferences } from '@/app/preferences'
import type { AreaUnit } from '@/quantity/units'

export const LANDS = ['PADDY', 'IRRIGATED', 'DRY'] as const
export const ZONES = ['ORDINARY', 'BASIC_FARMLAND', 'DEMONSTRATION_ZONE'] as const

/** Farmland that a project takes, as it is typed. */
export interface Land {
  land: (typeof LANDS)[number]
  grade: string
  area: string
  unit: AreaUnit
  zone: (typeof ZONES)[number]
}

export const freshLand = (): Land => ({ land: 'PADDY', grade: '8', area: '', unit: preferences.area, zone: 'ORDINARY' })
