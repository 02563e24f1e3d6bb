import { useI18n } from 'vue-i18n'
import { isProvince, useCountyNames } from '@/feature/county/counties'

/** What somebody is, and where, in words; a role that the pages do not know is shown as it stands. */
export function useRoleNames() {
  const { t, te } = useI18n()
  return (roles: readonly string[] | undefined): string =>
    (roles ?? []).map((role) => (te(`role.${role}`) ? t(`role.${role}`) : role)).join(t('role.and'))
}

/** A county, the province or the audit office. */
export function useOrganisationNames() {
  const { t } = useI18n()
  const { nameOf } = useCountyNames()
  return (code: string | undefined): string => {
    if (!code || !/^\d{6}$/.test(code)) return t('identity.auditOffice')
    return isProvince(code) ? t('identity.province') : nameOf(code)
  }
}
