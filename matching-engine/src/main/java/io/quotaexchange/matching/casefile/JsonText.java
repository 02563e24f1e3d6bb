package io.quotaexchange.matching.casefile;

import com.fasterxml.jackson.core.JsonToken;

/**
 * A file that was seen to be one JSON object in strict UTF-8, with the two facts that decide how the rest is read.
 *
 * <p>Fields may stand in any order, so the file is walked twice: once here, to see that it is JSON at all and to find the mechanism
 * and the indicator, and once to read it. So a file that is no JSON is always refused for that, before any of its fields is judged.
 *
 * @param mechanism text of {@code /mechanism}, null where that is no string
 * @param indicator text of {@code /rules/indicator}, null where that is no string
 */
record JsonText(byte[] bytes, String mechanism, String indicator) {

    static JsonText check(byte[] bytes, int deepest) throws MalformedCaseException {
        if (bytes.length > Limits.FILE_BYTES) {
            throw new MalformedCaseException(
                    "byte " + Limits.FILE_BYTES, "the file is larger than " + Limits.FILE_BYTES + " bytes");
        }
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw new MalformedCaseException("byte 0", "starts with a byte order mark; remove it");
        }
        int invalid = Utf8.firstInvalid(bytes);
        if (invalid >= 0) {
            throw new MalformedCaseException("byte " + invalid, "is not UTF-8");
        }
        // Zeros near the start would make the parser guess UTF-16 or UTF-32.
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                throw new MalformedCaseException("byte " + i, "is no JSON: a zero byte");
            }
        }
        return walk(bytes, deepest);
    }

    private static JsonText walk(byte[] bytes, int deepest) throws MalformedCaseException {
        JsonCursor cursor = new JsonCursor(bytes);
        String mechanism = null;
        String indicator = null;
        boolean inRules = false;
        int depth = 0;
        JsonToken token = cursor.next();
        if (token == null) {
            throw new MalformedCaseException("byte 0", "is no JSON: there is nothing in it");
        }
        do {
            if (token.isStructStart()) {
                if (depth == 1) {
                    inRules = "/rules".equals(cursor.pointer());
                }
                if (++depth > deepest) {
                    throw cursor.wrong("nests deeper than the format has");
                }
            } else if (token.isStructEnd()) {
                depth--;
                inRules = inRules && depth > 1;
            } else if (token == JsonToken.VALUE_STRING) {
                checkSurrogates(cursor);
                if (depth == 1 && "mechanism".equals(cursor.fieldName())) {
                    mechanism = cursor.text();
                } else if (depth == 2 && inRules && "indicator".equals(cursor.fieldName())) {
                    indicator = cursor.text();
                }
            }
            token = cursor.next();
        } while (depth > 0 && token != null);
        if (token != null) {
            throw new MalformedCaseException("byte " + cursor.tokenOffset(), "text after the value");
        }
        return new JsonText(bytes, mechanism, indicator);
    }

    private static void checkSurrogates(JsonCursor cursor) throws MalformedCaseException {
        String text = cursor.text();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !Quoted.isPairAt(text, i)) {
                throw cursor.wrong("contains half of a surrogate pair");
            }
        }
    }
}
