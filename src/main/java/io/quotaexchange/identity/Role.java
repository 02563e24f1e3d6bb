package io.quotaexchange.identity;

import java.util.Optional;

/** What somebody is in an organisation. Business and administration of the system are separate (三员分立). */
public enum Role {
    COUNTY_TRADER(OrganisationKind.COUNTY, "县级经办", "county trader"),
    COUNTY_APPROVER(OrganisationKind.COUNTY, "县级审核", "county approver"),
    PROVINCIAL_ADMINISTRATOR(OrganisationKind.PROVINCE, "省级管理员", "provincial administrator"),
    PROVINCIAL_APPROVER(OrganisationKind.PROVINCE, "省级复核", "provincial approver"),
    SETTLEMENT_AUDITOR(OrganisationKind.AUDIT_OFFICE, "结算审计", "settlement auditor"),
    SECURITY_ADMINISTRATOR(OrganisationKind.PROVINCE, "安全管理员", "security administrator"),
    SYSTEM_ADMINISTRATOR(OrganisationKind.PROVINCE, "系统管理员", "system administrator"),
    AUDIT_ADMINISTRATOR(OrganisationKind.PROVINCE, "审计管理员", "audit administrator");

    private final OrganisationKind organisation;
    private final String zh;
    private final String en;

    Role(OrganisationKind organisation, String zh, String en) {
        this.organisation = organisation;
        this.zh = zh;
        this.en = en;
    }

    /** Where one can be this. */
    public OrganisationKind organisation() {
        return organisation;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** Whether it is part of the business, as against the administration of the system. */
    public boolean isBusiness() {
        return switch (this) {
            case SECURITY_ADMINISTRATOR, SYSTEM_ADMINISTRATOR, AUDIT_ADMINISTRATOR -> false;
            default -> true;
        };
    }

    /** Who approves what this role prepares. */
    public Optional<Role> approver() {
        return switch (this) {
            case COUNTY_TRADER -> Optional.of(COUNTY_APPROVER);
            case PROVINCIAL_ADMINISTRATOR -> Optional.of(PROVINCIAL_APPROVER);
            default -> Optional.empty();
        };
    }
}
