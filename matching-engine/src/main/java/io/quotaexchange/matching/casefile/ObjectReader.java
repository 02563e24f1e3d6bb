package io.quotaexchange.matching.casefile;

import com.fasterxml.jackson.core.JsonToken;

/** Reads the fields of one object: each of the permitted names at most once, in any order, and nothing else. */
final class ObjectReader {
    private final JsonCursor cursor;
    private final String[] permitted;
    private final String place;
    private int seen;

    /** Stands before the first field; the cursor is at the object's start. */
    ObjectReader(JsonCursor cursor, String... permitted) throws MalformedCaseException {
        if (cursor.token() != JsonToken.START_OBJECT) {
            throw cursor.wrong("must be an object, found " + cursor.found());
        }
        this.cursor = cursor;
        this.permitted = permitted;
        this.place = cursor.pointer();
    }

    /** Goes to the value of the next field and gives its name; null after the last one. */
    String next() throws MalformedCaseException {
        if (cursor.next() == JsonToken.END_OBJECT) {
            return null;
        }
        String name = cursor.text();
        int bit = 1 << indexOf(name);
        if ((seen & bit) != 0) {
            throw cursor.wrong("the field stands here twice");
        }
        seen |= bit;
        cursor.next();
        return name;
    }

    private int indexOf(String name) throws MalformedCaseException {
        for (int i = 0; i < permitted.length; i++) {
            if (permitted[i].equals(name)) {
                return i;
            }
        }
        throw cursor.wrong("is no field of the format; permitted here: " + String.join(", ", permitted));
    }

    boolean has(String name) {
        for (int i = 0; i < permitted.length; i++) {
            if (permitted[i].equals(name)) {
                return (seen & 1 << i) != 0;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** @throws MalformedCaseException if one of the fields was not there */
    void require(String... names) throws MalformedCaseException {
        for (String name : names) {
            if (!has(name)) {
                throw new MalformedCaseException(place + "/" + name, "is missing");
            }
        }
    }

    /** @throws MalformedCaseException if one of the fields was there; {@code why} ends the sentence "does not apply …" */
    void refuse(String why, String... names) throws MalformedCaseException {
        for (String name : names) {
            if (has(name)) {
                throw new MalformedCaseException(place + "/" + name, "does not apply " + why + "; leave it out");
            }
        }
    }

    /** JSON pointer of the object itself. */
    String place() {
        return place;
    }
}
