package io.quotaexchange.matching.casefile;

import com.fasterxml.jackson.core.JsonToken;
import io.quotaexchange.quantity.AmountFormatException;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One JSON object read whole, for objects whose fields say how others are to be read. Fields are taken one by one; {@link #end}
 * refuses what was not taken.
 */
final class JsonTree {
    private final String place;
    private final SortedMap<String, Object> fields;

    private JsonTree(String place, SortedMap<String, Object> fields) {
        this.place = place;
        this.fields = fields;
    }

    /** @param before what every place starts with */
    static JsonTree read(byte[] bytes, String before) throws MalformedCaseException {
        JsonText.check(bytes, Limits.RESULT_DEPTH);
        JsonCursor cursor = new JsonCursor(bytes);
        cursor.next();
        if (cursor.token() != JsonToken.START_OBJECT) {
            throw cursor.wrong("must be an object, found " + cursor.found());
        }
        return object(cursor, before);
    }

    private static JsonTree object(JsonCursor cursor, String before) throws MalformedCaseException {
        String place = before + cursor.pointer();
        SortedMap<String, Object> fields = new TreeMap<>();
        while (cursor.next() != JsonToken.END_OBJECT) {
            String name = cursor.text();
            if (fields.containsKey(name)) {
                throw cursor.wrong("the field stands here twice");
            }
            cursor.next();
            fields.put(name, value(cursor, before));
        }
        return new JsonTree(place, fields);
    }

    private static Object value(JsonCursor cursor, String before) throws MalformedCaseException {
        return switch (cursor.token()) {
            case START_OBJECT -> object(cursor, before);
            case START_ARRAY -> list(cursor, before);
            case VALUE_STRING -> cursor.text();
            case VALUE_NUMBER_INT -> Values.integer(cursor, 0, Long.MAX_VALUE);
            case VALUE_TRUE, VALUE_FALSE -> Values.bool(cursor);
            default -> throw cursor.wrong("cannot stand here: " + cursor.found());
        };
    }

    private static List<Object> list(JsonCursor cursor, String before) throws MalformedCaseException {
        List<Object> entries = new ArrayList<>();
        while (cursor.next() != JsonToken.END_ARRAY) {
            entries.add(value(cursor, before));
        }
        return entries;
    }

    MalformedCaseException wrong(String name, String reason) {
        return new MalformedCaseException(place + "/" + name, reason);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    private <T> T take(String name, Class<T> type, String what) throws MalformedCaseException {
        Object value = fields.remove(name);
        if (value == null) {
            throw wrong(name, "is missing");
        }
        if (!type.isInstance(value)) {
            throw wrong(name, "must be " + what);
        }
        return type.cast(value);
    }

    String text(String name) throws MalformedCaseException {
        return take(name, String.class, "a string");
    }

    long number(String name) throws MalformedCaseException {
        return take(name, Long.class, "a whole number");
    }

    boolean bool(String name) throws MalformedCaseException {
        return take(name, Boolean.class, "true or false");
    }

    JsonTree object(String name) throws MalformedCaseException {
        return take(name, JsonTree.class, "an object");
    }

    /** A list of objects. */
    List<JsonTree> objects(String name) throws MalformedCaseException {
        return list(name, JsonTree.class, "a list of objects");
    }

    /** A list of strings. */
    List<String> texts(String name) throws MalformedCaseException {
        return list(name, String.class, "a list of strings");
    }

    private <T> List<T> list(String name, Class<T> type, String what) throws MalformedCaseException {
        List<T> entries = new ArrayList<>();
        for (Object entry : take(name, List.class, what)) {
            if (!type.isInstance(entry)) {
                throw wrong(name, "must be " + what);
            }
            entries.add(type.cast(entry));
        }
        return entries;
    }

    long amount(String name, IndicatorKind unit) throws MalformedCaseException {
        return Values.amount(place + "/" + name, text(name), unit);
    }

    long priceFen(String name) throws MalformedCaseException {
        String text = text(name);
        try {
            return UnitPrice.ofYuan(text).fen();
        } catch (AmountFormatException e) {
            throw wrong(name, Quoted.oneLine(e.getMessage()));
        }
    }

    Instant instant(String name) throws MalformedCaseException {
        String text = text(name);
        Instant instant = TimeText.parse(text);
        if (instant == null) {
            throw wrong(name, "is no time: " + Quoted.of(text));
        }
        return instant;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) throws MalformedCaseException {
        String text = text(name);
        E found = Values.nameOf(text, type);
        if (found == null) {
            throw wrong(name, "is none of the names that may stand here: " + Quoted.of(text));
        }
        return found;
    }

    /** @throws MalformedCaseException if a field was not taken */
    void end() throws MalformedCaseException {
        if (!fields.isEmpty()) {
            throw wrong(Quoted.oneLine(fields.firstKey()), "is no field of the format");
        }
    }
}
