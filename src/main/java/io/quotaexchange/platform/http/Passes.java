package io.quotaexchange.platform.http;

import io.quotaexchange.platform.database.Database;

/** Which failures pass by themselves, and what is answered then. */
public final class Passes {
    private static final long AFTER_SECONDS = 2;

    /** Whether it was done is not known; asking the same again, with the same ids, tells. */
    public static final Problem PROBLEM = Problem.of(
                    503,
                    "try-again",
                    "服务正在切换或恢复，请稍候重试",
                    "The work is being handed over or taken up again",
                    "send the same request, with the same ids and the same Idempotency-Key, after the seconds of Retry-After:"
                            + " it is done once")
            .after(AFTER_SECONDS);

    private Passes() {}

    /** Whether a failure, or what caused it, passes. */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Passing || Database.isUnavailable(cause)) {
                return true;
            }
        }
        return false;
    }
}
