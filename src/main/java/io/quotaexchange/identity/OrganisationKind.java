package io.quotaexchange.identity;

import java.util.regex.Pattern;

/** Kinds of organisation that people work for. */
public enum OrganisationKind {
    /** A county's natural-resources bureau and its superior; its code is the county's. */
    COUNTY,
    /** The provincial department; its code is the province's, with four zeros at the end. */
    PROVINCE,
    /** The audit office; its code is {@code audit}. */
    AUDIT_OFFICE;

    /** Code of the audit office. */
    public static final String AUDIT = "audit";

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    /** @throws IllegalArgumentException if no organisation has such a code */
    public static OrganisationKind of(String code) {
        if (code.equals(AUDIT)) {
            return AUDIT_OFFICE;
        }
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("an organisation is six digits, or " + AUDIT);
        }
        return code.endsWith("0000") ? PROVINCE : COUNTY;
    }
}
