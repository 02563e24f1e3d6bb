package io.quotaexchange.architecture.planted;

import java.time.Clock;

/** A planted decider that reads a clock. */
public final class ImpureDecider {
    private ImpureDecider() {}

    static boolean isLate(Clock clock) {
        return clock.millis() > 0;
    }
}
