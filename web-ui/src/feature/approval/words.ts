import { useI18n } from 'vue-i18n'
import type { Proposal } from '@/api/types'

/** Prepared acts in words. */
export function useApprovalWords() {
  const { t, te } = useI18n()

  const actName = (operation: string): string =>
    te(`approval.act.${operation}`) ? t(`approval.act.${operation}`) : operation

  /** A field of a prepared act; one that the pages do not know is shown as it stands. */
  const fieldName = (path: string): string => {
    const name = path.replace(/^.*[./]/, '').replace(/\[\d+\]$/, '')
    return te(`approval.field.${name}`) ? t(`approval.field.${name}`) : path
  }

  return { actName, fieldName }
}

export const TONE = {
  PREPARED: 'wait',
  EXPIRED: 'plain',
  REJECTED: 'bad',
  WITHDRAWN: 'plain',
  APPROVED: 'wait',
  DONE: 'good',
  TRUSTED: 'good',
  FAILED: 'bad',
} as const satisfies Record<Proposal['state'], string>

/** A person's id as it is read: the login. */
export const loginOf = (person: string): string => person.replace(/^usr_/, '')
