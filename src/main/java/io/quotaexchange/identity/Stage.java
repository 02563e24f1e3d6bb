package io.quotaexchange.identity;

/** How far a sign-in has come. */
public enum Stage {
    /** The password was right, the code is awaited. */
    SECOND_FACTOR,
    /** A second factor must be set up first. */
    ENROL,
    /** The password must be changed first. */
    PASSWORD,
    /** Signed in. */
    FULL;

    /** What a caller has in the place of roles while on the way, or beside them when signed in. */
    public String mark() {
        return this == FULL ? "SIGNED_IN" : "AWAITS_" + name();
    }
}
