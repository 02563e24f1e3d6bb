package io.quotaexchange.matching.casefile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON in one fixed form: a line for every field of the outer object and for every entry of its lists, ending in a newline.
 *
 * <p>The caller says names and values in order; equal calls give equal bytes.
 */
final class JsonLines {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    private final StringBuilder line = new StringBuilder(1 << 8);
    /** Whether the container at each depth has an entry already. */
    private final boolean[] begun = new boolean[Limits.RESULT_DEPTH + 2];

    private final boolean[] inList = new boolean[Limits.RESULT_DEPTH + 2];

    private final boolean oneLine;
    private int depth;
    private boolean named;

    JsonLines() {
        this(false);
    }

    private JsonLines(boolean oneLine) {
        this.oneLine = oneLine;
    }

    /** One that writes the whole object on one line. */
    static JsonLines onOneLine() {
        return new JsonLines(true);
    }

    JsonLines object() {
        return open('{');
    }

    JsonLines list() {
        return open('[');
    }

    JsonLines object(String name) {
        return name(name).open('{');
    }

    JsonLines list(String name) {
        return name(name).open('[');
    }

    private JsonLines open(char bracket) {
        separate();
        line.append(bracket);
        begun[++depth] = false;
        inList[depth] = bracket == '[';
        return this;
    }

    JsonLines endObject() {
        return close('}');
    }

    JsonLines endList() {
        return close(']');
    }

    private JsonLines close(char bracket) {
        depth--;
        line.append(bracket);
        return this;
    }

    JsonLines name(String name) {
        separate();
        quote(name);
        line.append(": ");
        named = true;
        return this;
    }

    JsonLines field(String name, String value) {
        return name(name).value(value);
    }

    JsonLines field(String name, long value) {
        name(name);
        return raw(Long.toString(value));
    }

    JsonLines field(String name, boolean value) {
        name(name);
        return raw(value ? "true" : "false");
    }

    JsonLines fieldNull(String name) {
        name(name);
        return raw("null");
    }

    JsonLines value(String value) {
        separate();
        quote(value);
        return this;
    }

    private JsonLines raw(String value) {
        separate();
        line.append(value);
        return this;
    }

    private void separate() {
        if (named) {
            named = false;
            return;
        }
        if (depth == 0) {
            return;
        }
        boolean first = !begun[depth];
        begun[depth] = true;
        boolean ownLine = !oneLine && (depth == 1 ? !first : depth == 2 && inList[depth]);
        if (ownLine) {
            line.append(first ? "" : ",");
            newLine();
        } else if (!first) {
            line.append(", ");
        }
    }

    private void newLine() {
        line.append('\n');
        byte[] encoded = line.toString().getBytes(StandardCharsets.UTF_8);
        bytes.write(encoded, 0, encoded.length);
        line.setLength(0);
    }

    private void quote(String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ') {
                line.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                if (Character.isSurrogate(c) && !Quoted.isPairAt(text, i)) {
                    throw new IllegalArgumentException("half of a surrogate pair in " + Quoted.of(text));
                }
                line.append(c);
            }
        }
        line.append('"');
    }

    byte[] bytes() {
        if (depth != 0) {
            throw new IllegalStateException("an object or list is still open");
        }
        newLine();
        return bytes.toByteArray();
    }
}
