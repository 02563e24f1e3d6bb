package io.quotaexchange.checkpoint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** A moment as signed texts spell it: UTC with six decimals. */
final class SignedTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private SignedTime() {}

    static String print(Instant at) {
        return FORM.format(at);
    }

    /** @throws java.time.DateTimeException if the text is not of that form */
    static Instant parse(String text) {
        return Instant.from(FORM.parse(text));
    }

    /** Whole microseconds, as the database keeps them. */
    static Instant of(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
