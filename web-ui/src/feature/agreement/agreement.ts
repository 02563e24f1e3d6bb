import type { components } from '@/api/schema'

export type Agreement = components['schemas']['Agreement']

export const TONE = {
  OFFERED: 'wait',
  REFUSED: 'bad',
  ACCEPTED: 'good',
  DECLINED: 'bad',
  WITHDRAWN: 'plain',
} as const satisfies Record<Agreement['state'], string>
