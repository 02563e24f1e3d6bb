package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.Pairings;
import java.util.List;

/** What cases of every mechanism have: format, mechanism, note, pairings. */
final class Header {
    static final String CASE_FORMAT = "quota-exchange/case/1";
    static final String RESULT_FORMAT = "quota-exchange/result/1";

    private Header() {}

    static void format(JsonCursor cursor, String wanted) throws MalformedCaseException {
        if (!Values.string(cursor).equals(wanted)) {
            throw cursor.wrong("must be '" + wanted + "', found " + Quoted.of(cursor.text()));
        }
    }

    static void mechanism(JsonCursor cursor, Mechanism wanted) throws MalformedCaseException {
        if (Values.choice(cursor, Mechanism.class) != wanted) {
            throw cursor.wrong("must be that of the case, " + wanted + ", found " + cursor.text());
        }
    }

    static Pairings pairings(JsonCursor cursor) throws MalformedCaseException {
        return new Pairings(Values.list(cursor, Header::pair));
    }

    private static Pairings.Pair pair(JsonCursor cursor) throws MalformedCaseException {
        String place = cursor.pointer();
        List<String> counties = Values.list(cursor, Values::county);
        if (counties.size() != 2) {
            throw new MalformedCaseException(place, "a pairing is a list of two counties, found " + counties.size());
        }
        if (counties.get(0).equals(counties.get(1))) {
            throw new MalformedCaseException(
                    place, "a pairing is of two different counties, found " + counties.get(0) + " twice");
        }
        return Pairings.Pair.of(counties.get(0), counties.get(1));
    }
}
