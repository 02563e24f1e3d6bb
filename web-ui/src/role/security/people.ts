import type { components } from '@/api/schema'

export type Person = components['schemas']['Person']

const COUNTY = ['COUNTY_TRADER', 'COUNTY_APPROVER'] as const
const PROVINCE = [
  'PROVINCIAL_ADMINISTRATOR',
  'PROVINCIAL_APPROVER',
  'SECURITY_ADMINISTRATOR',
  'SYSTEM_ADMINISTRATOR',
  'AUDIT_ADMINISTRATOR',
] as const
const AUDIT = ['SETTLEMENT_AUDITOR'] as const

export const AUDIT_OFFICE = 'audit'

/** What one can be in an organisation: a county, the province, the audit office. */
export const rolesIn = (organisation: string): readonly string[] =>
  organisation === AUDIT_OFFICE ? AUDIT : organisation.endsWith('0000') ? PROVINCE : organisation ? COUNTY : []
