package io.quotaexchange.matching.casefile;

import com.fasterxml.jackson.core.JsonToken;
import io.quotaexchange.quantity.AmountFormatException;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.quantity.UnitPrice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the value the cursor stands at, as the kind of value that must stand there. */
final class Values {
    /** Reads one entry of a list. */
    interface Entry<T> {
        T read(JsonCursor cursor) throws MalformedCaseException;
    }

    private Values() {}

    static String string(JsonCursor cursor) throws MalformedCaseException {
        if (cursor.token() != JsonToken.VALUE_STRING) {
            throw cursor.wrong("must be a string, found " + cursor.found());
        }
        return cursor.text();
    }

    /** An id: any text of 1 to {@link Limits#ID_LENGTH} units. */
    static String id(JsonCursor cursor) throws MalformedCaseException {
        String text = string(cursor);
        if (text.isEmpty() || text.length() > Limits.ID_LENGTH) {
            throw cursor.wrong("an id has 1 to " + Limits.ID_LENGTH + " characters, found " + text.length());
        }
        return text;
    }

    /** A county code: six digits (GB/T 2260). */
    static String county(JsonCursor cursor) throws MalformedCaseException {
        String text = string(cursor);
        boolean digits = text.length() == 6;
        for (int i = 0; digits && i < 6; i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digits) {
            throw cursor.wrong("a county code is six digits, found " + Quoted.of(text));
        }
        return text;
    }

    static long integer(JsonCursor cursor, long least, long greatest) throws MalformedCaseException {
        if (cursor.token() != JsonToken.VALUE_NUMBER_INT) {
            throw cursor.wrong("must be an integer without fraction or exponent, found " + cursor.found());
        }
        String text = cursor.text();
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= greatest && text.charAt(0) != '-') {
                return value;
            }
        } catch (NumberFormatException beyond) {
            // said below, with the bounds
        }
        throw cursor.wrong("must be an integer from " + least + " to " + greatest + ", found " + text);
    }

    /** A whole number of a certificate, negative permitted. */
    static int signed(JsonCursor cursor) throws MalformedCaseException {
        if (cursor.token() == JsonToken.VALUE_NUMBER_INT) {
            try {
                return Integer.parseInt(cursor.text());
            } catch (NumberFormatException beyond) {
                // said below
            }
        }
        throw cursor.wrong("must be an integer of at most 32 bits, found " + cursor.found());
    }

    static long seq(JsonCursor cursor) throws MalformedCaseException {
        return integer(cursor, 1, Long.MAX_VALUE);
    }

    static boolean bool(JsonCursor cursor) throws MalformedCaseException {
        JsonToken token = cursor.token();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw cursor.wrong("must be true or false, found " + cursor.found());
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** @param indicator the unit; null where the file names none, which is refused elsewhere: then nothing is read */
    static long amount(JsonCursor cursor, IndicatorKind indicator) throws MalformedCaseException {
        String text = string(cursor);
        if (indicator == null) {
            return 0;
        }
        return amount(cursor.pointer(), text, indicator);
    }

    static long amount(String place, String text, IndicatorKind indicator) throws MalformedCaseException {
        try {
            return indicator.parseAmount(text);
        } catch (AmountFormatException e) {
            throw new MalformedCaseException(place, Quoted.oneLine(e.getMessage()));
        }
    }

    static long priceFen(JsonCursor cursor) throws MalformedCaseException {
        try {
            return UnitPrice.ofYuan(string(cursor)).fen();
        } catch (AmountFormatException e) {
            throw cursor.wrong(Quoted.oneLine(e.getMessage()));
        }
    }

    static long moneyFen(JsonCursor cursor) throws MalformedCaseException {
        try {
            return Money.ofYuan(string(cursor)).fen();
        } catch (AmountFormatException e) {
            throw cursor.wrong(Quoted.oneLine(e.getMessage()));
        }
    }

    static Ratio ratio(JsonCursor cursor) throws MalformedCaseException {
        try {
            return Ratio.of(string(cursor));
        } catch (AmountFormatException e) {
            throw cursor.wrong(Quoted.oneLine(e.getMessage()));
        }
    }

    static Instant instant(JsonCursor cursor) throws MalformedCaseException {
        Instant instant = TimeText.parse(string(cursor));
        if (instant == null) {
            throw cursor.wrong("a time is YYYY-MM-DDThh:mm:ssZ with at most three decimals of the second, found "
                    + Quoted.of(cursor.text()));
        }
        return instant;
    }

    /** One of an enum's names. */
    static <E extends Enum<E>> E choice(JsonCursor cursor, Class<E> type) throws MalformedCaseException {
        E found = nameOf(string(cursor), type);
        if (found == null) {
            throw cursor.wrong("must be one of " + names(type) + ", found " + Quoted.of(cursor.text()));
        }
        return found;
    }

    /** The constant of that name, or null. */
    static <E extends Enum<E>> E nameOf(String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        return null;
    }

    private static String names(Class<? extends Enum<?>> type) {
        List<String> names = new ArrayList<>();
        for (Enum<?> constant : type.getEnumConstants()) {
            names.add(constant.name());
        }
        return String.join(", ", names);
    }

    static <T> List<T> list(JsonCursor cursor, Entry<T> entry) throws MalformedCaseException {
        if (cursor.token() != JsonToken.START_ARRAY) {
            throw cursor.wrong("must be a list, found " + cursor.found());
        }
        List<T> entries = new ArrayList<>();
        while (cursor.next() != JsonToken.END_ARRAY) {
            if (entries.size() == Limits.LIST_ENTRIES) {
                throw cursor.wrong("the list has more than " + Limits.LIST_ENTRIES + " entries");
            }
            entries.add(entry.read(cursor));
        }
        return entries;
    }
}
