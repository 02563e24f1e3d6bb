package io.quotaexchange.platform.http;

import java.util.Set;

/**
 * Who asks.
 *
 * @param person id, for example {@code usr_331126-trader}; empty for nobody in particular
 * @param displayName as screens show it
 * @param organisation code of the organisation that the person works for
 * @param roles names of what the person is there
 * @param bound whether the person acts for that organisation only
 * @param session name of the sign-in that shows who it is; not what is shown
 */
public record Caller(
        String person, String displayName, String organisation, Set<String> roles, boolean bound, String session) {
    /** Anybody: nobody signed in. */
    public static final Caller NOBODY = new Caller("", "", "", Set.of(), false, "");

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean isSignedIn() {
        return !person.isEmpty();
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Whether the person may act for this organisation. */
    public boolean actsFor(String code) {
        return !bound || organisation.equals(code);
    }
}
