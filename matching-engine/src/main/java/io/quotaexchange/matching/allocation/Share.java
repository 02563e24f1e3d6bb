package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.allocation.AllocationCertificate.Level;
import io.quotaexchange.matching.allocation.Availability.Shortage;
import java.math.BigInteger;

/** The filled fraction at which a county's sharing requests stopped, and what stopped them. Clause: M13-05.6. */
record Share(Level level, Shortage shortage) {

    static Level level(BigInteger numerator, BigInteger denominator) {
        BigInteger common = numerator.gcd(denominator);
        return new Level(numerator.divide(common), denominator.divide(common));
    }

    /** ⌊fraction × asked⌋. */
    long floorOf(long asked) {
        return BigInteger.valueOf(asked)
                .multiply(level.numerator())
                .divide(level.denominator())
                .longValueExact();
    }
}
