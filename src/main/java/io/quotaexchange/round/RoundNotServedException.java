package io.quotaexchange.round;

import io.quotaexchange.platform.http.Passing;

/** This node does not serve the round now: nothing became of what was asked, and whoever serves it may be asked. */
public final class RoundNotServedException extends RuntimeException implements Passing {
    private static final long serialVersionUID = 1L;

    RoundNotServedException(String round) {
        super("round " + round + " is not served by this node now");
    }
}
