package io.quotaexchange.matching.check;

import java.util.List;

/** Ends a check at the first finding; never leaves the package. */
final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Finding finding;

    private Wrong(Finding finding) {
        super(finding.toString(), null, false, false);
        this.finding = finding;
    }

    static void unless(boolean right, String place, String reason) {
        if (!right) {
            throw new Wrong(new Finding(place, reason));
        }
    }

    static void unlessEqual(Object found, Object wanted, String place) {
        if (!found.equals(wanted)) {
            throw new Wrong(new Finding(place, "is " + found + ", should be " + wanted));
        }
    }

    /** Compares lists entry by entry and names the first that differs. */
    static void unlessSame(List<?> found, List<?> wanted, String place) {
        for (int i = 0; i < Math.min(found.size(), wanted.size()); i++) {
            unlessEqual(found.get(i), wanted.get(i), place + "/" + i);
        }
        unless(found.size() == wanted.size(), place, "has " + found.size() + " entries, should have " + wanted.size());
    }
}
