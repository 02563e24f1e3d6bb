package io.quotaexchange.matching.check;

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
}
