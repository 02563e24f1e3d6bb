package io.quotaexchange.matching.ascending;

import java.util.Arrays;
import java.util.List;

/** The counties that accepted the cap, an immutable chain whose newest link comes first. */
record Acceptances(String county, Acceptances earlier, int size) {
    static final Acceptances NONE = new Acceptances(null, null, 0);

    Acceptances with(String next) {
        return new Acceptances(next, this, size + 1);
    }

    /** Earliest first. */
    List<String> inOrder() {
        String[] counties = new String[size];
        for (Acceptances link = this; link.size > 0; link = link.earlier) {
            counties[link.size - 1] = link.county;
        }
        return Arrays.asList(counties);
    }

    @Override
    public String toString() {
        return inOrder().toString();
    }
}
