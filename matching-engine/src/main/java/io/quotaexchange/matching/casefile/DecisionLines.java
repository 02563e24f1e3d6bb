package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.explain.DecisionRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Decision records as JSON Lines in UTF-8: a first line that names the format, then one object a line, strict both ways.
 *
 * <p>Equal records give equal bytes. Amounts, prices and times are as in case files; the engine's README lists the fields.
 */
public final class DecisionLines {
    static final String FORMAT = "quota-exchange/decisions/1";

    /**
     * What a file of decisions says.
     *
     * @param changesSought whether smallest changes were looked for by clearing changed cases
     */
    public record Decisions(Mechanism mechanism, boolean changesSought, List<DecisionRecord> records) {
        public Decisions {
            records = List.copyOf(records);
        }
    }

    private DecisionLines() {}

    /** Writes the records of a case, line by line. */
    public static void write(OutputStream out, Case given, boolean changesSought, List<DecisionRecord> records)
            throws IOException {
        out.write(JsonLines.onOneLine()
                .object()
                .field("format", FORMAT)
                .field("mechanism", given.mechanism().name())
                .field("changesSought", changesSought)
                .endObject()
                .bytes());
        for (DecisionRecord record : records) {
            JsonLines line = JsonLines.onOneLine();
            DecisionWriter.write(line, record);
            out.write(line.bytes());
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedCaseException at the first thing that is not as the format demands; places start with the number of the line
     */
    public static Decisions read(byte[] bytes) throws MalformedCaseException {
        List<byte[]> lines = lines(bytes);
        if (lines.isEmpty()) {
            throw new MalformedCaseException("line 1", "there is nothing in it");
        }
        JsonTree header = tree(lines, 0);
        String format = header.text("format");
        if (!format.equals(FORMAT)) {
            throw header.wrong("format", "must be '" + FORMAT + "', found " + Quoted.of(format));
        }
        Mechanism mechanism = header.choice("mechanism", Mechanism.class);
        boolean changesSought = header.bool("changesSought");
        header.end();
        List<DecisionRecord> records = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            records.add(new DecisionReader(tree(lines, i)).record());
        }
        return new Decisions(mechanism, changesSought, records);
    }

    private static JsonTree tree(List<byte[]> lines, int index) throws MalformedCaseException {
        String place = "line " + (index + 1) + " ";
        try {
            return JsonTree.read(lines.get(index), place);
        } catch (MalformedCaseException e) {
            throw e.place().startsWith(place) ? e : new MalformedCaseException(place + e.place(), e.reason());
        }
    }

    /** Every line ends in a newline, the last one too. */
    private static List<byte[]> lines(byte[] bytes) throws MalformedCaseException {
        List<byte[]> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte b : bytes) {
            if (b == '\n') {
                lines.add(line.toByteArray());
                line.reset();
            } else {
                line.write(b);
            }
        }
        if (line.size() > 0) {
            throw new MalformedCaseException("line " + (lines.size() + 1), "does not end in a newline");
        }
        return lines;
    }
}
