package io.quotaexchange.matching.casefile;

import com.fasterxml.jackson.core.JsonToken;
import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;

/** Says what is wrong with a file that names none of the mechanisms. */
final class NoMechanism {
    private NoMechanism() {}

    static Case refuse(JsonCursor cursor) throws MalformedCaseException {
        if (cursor.token() != JsonToken.START_OBJECT) {
            throw cursor.wrong("must be an object, found " + cursor.found());
        }
        for (JsonToken token = cursor.next(); token != JsonToken.END_OBJECT; token = cursor.next()) {
            String name = cursor.text();
            cursor.next();
            if (name.equals("format")) {
                Header.format(cursor, Header.CASE_FORMAT);
            } else if (name.equals("mechanism")) {
                Values.choice(cursor, Mechanism.class);
            }
            cursor.skip();
        }
        throw new MalformedCaseException("/mechanism", "is missing");
    }
}
