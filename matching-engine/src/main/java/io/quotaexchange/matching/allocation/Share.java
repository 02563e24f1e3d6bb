package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.allocation.AllocationCertificate.Level;
import io.quotaexchange.matching.allocation.Availability.Shortage;
import io.quotaexchange.matching.flow.FilledFraction;
import java.math.BigInteger;

/** The filled fraction at which a county's sharing requests stopped, and what stopped them. Clause: M13-05.6. */
record Share(FilledFraction fraction, Level level, Shortage shortage) {

    static Share of(FilledFraction fraction, Shortage shortage) {
        BigInteger part = BigInteger.valueOf(fraction.part());
        BigInteger whole = BigInteger.valueOf(fraction.whole());
        BigInteger common = part.gcd(whole);
        return new Share(fraction, new Level(part.divide(common), whole.divide(common)), shortage);
    }

    /** ⌊fraction × asked⌋. */
    long floorOf(long asked) {
        return fraction.floorOf(asked);
    }
}
