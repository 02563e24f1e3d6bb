package io.quotaexchange.platform.document;

import java.util.ArrayList;
import java.util.List;

/** CSV as RFC 4180 has it: quotes where a value holds a comma, a quote or a line break; a BOM is skipped. */
public final class Csv {
    private static final int LONGEST = 5_000_000;

    private final String text;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** @param line on which it begins, from 1 */
    public record Row(int line, List<String> values) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /**
     * Every row that is not empty, the header included.
     *
     * @throws InvalidDocument if a quote is not closed, or is followed by something else than a comma or the end of the line
     */
    public static List<Row> read(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidDocument(List.of("longer than " + LONGEST + " characters"));
        }
        Csv csv = new Csv(text);
        List<Row> rows = new ArrayList<>();
        while (csv.at < csv.text.length()) {
            Row row = csv.row();
            if (row.values().size() > 1 || !row.values().getFirst().isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** One line with its end; values are quoted where they must be. */
    public static String write(List<String> values) {
        StringBuilder row = new StringBuilder();
        for (String value : values) {
            row.append(row.isEmpty() ? "" : ",");
            boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            row.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
        return row.append("\r\n").toString();
    }

    private Row row() {
        int begins = line;
        List<String> values = new ArrayList<>();
        do {
            values.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
        } while (skip(','));
        if (at < text.length() && !skipLineEnd()) {
            throw new InvalidDocument(List.of("line " + line + ": text after a closing quote"));
        }
        return new Row(begins, values);
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        int begins = line;
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' && !skip('"')) {
                return value.toString();
            }
            if (c == '\n') {
                line++;
            }
            value.append(c);
        }
        throw new InvalidDocument(List.of("line " + begins + ": a quote is not closed"));
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean skipLineEnd() {
        boolean ended = skip('\r');
        ended |= skip('\n');
        if (ended) {
            line++;
        }
        return ended;
    }
}
