package io.quotaexchange.platform.document;

import java.util.regex.Pattern;

/** The code of an administrative division (GB/T 2260) in a document: six digits, the first of them no zero. */
public final class DivisionCode {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{5}");
    private static final String STAND_IN = "100000";

    private DivisionCode() {}

    /** The code under a key; where it is none, that is noted, and another one stands in. */
    public static String of(DocumentReader document, String key) {
        return document.parsed(key, DivisionCode::parse, STAND_IN);
    }

    /** @throws IllegalArgumentException if it is none */
    public static String parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a division code of six digits");
        }
        return text;
    }
}
