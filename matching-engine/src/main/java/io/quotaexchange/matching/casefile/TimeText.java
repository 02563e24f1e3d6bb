package io.quotaexchange.matching.casefile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as they stand on the wire: {@code YYYY-MM-DDThh:mm:ss(.s{1,3})?Z}, years 0000 to 9999, no leap second, no 24:00. */
final class TimeText {
    /** The last time that can be written. */
    static final Instant LAST =
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000).toInstant(ZoneOffset.UTC);

    private static final String FORM = "dddd-dd-ddTdd:dd:dd";

    private TimeText() {}

    /** The time, or null where the text is none. */
    static Instant parse(String text) {
        int length = text.length();
        if (length < 20 || length > 24 || length == 21 || text.charAt(length - 1) != 'Z') {
            return null;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            if (FORM.charAt(i) == 'd' ? c < '0' || c > '9' : c != FORM.charAt(i)) {
                return null;
            }
        }
        int millis = 0;
        if (length > 20) {
            if (text.charAt(19) != '.') {
                return null;
            }
            for (int i = 20; i < 23; i++) {
                char c = i < length - 1 ? text.charAt(i) : '0';
                if (c < '0' || c > '9') {
                    return null;
                }
                millis = millis * 10 + c - '0';
            }
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            millis * 1_000_000)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /**
     * Whole seconds without a fraction, else three digits.
     *
     * @throws IllegalArgumentException if it is finer than a millisecond, or not within the years 0000 to 9999
     */
    static String print(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (time.getNano() % 1_000_000 != 0 || time.getYear() < 0 || time.getYear() > 9999) {
            throw new IllegalArgumentException("not a time of the file format: " + instant);
        }
        StringBuilder text = new StringBuilder(24);
        digits(text, time.getYear(), 4).append('-');
        digits(text, time.getMonthValue(), 2).append('-');
        digits(text, time.getDayOfMonth(), 2).append('T');
        digits(text, time.getHour(), 2).append(':');
        digits(text, time.getMinute(), 2).append(':');
        digits(text, time.getSecond(), 2);
        if (time.getNano() > 0) {
            digits(text.append('.'), time.getNano() / 1_000_000, 3);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder digits(StringBuilder text, int value, int width) {
        String digits = Integer.toString(value);
        for (int i = digits.length(); i < width; i++) {
            text.append('0');
        }
        return text.append(digits);
    }
}
