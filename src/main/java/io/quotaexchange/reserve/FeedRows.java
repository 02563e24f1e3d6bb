package io.quotaexchange.reserve;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.platform.document.Csv;
import io.quotaexchange.platform.document.InvalidDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the rows of a monitoring feed; a row that cannot be read does not stop the others. */
final class FeedRows {
    private static final Set<String> ACTIONS = Set.of("FREEZE", "THAW", "DEDUCT");
    private static final int LONGEST = 500;

    /**
     * One row: a request, or what is wrong with it.
     *
     * @param number from 1, the header not counted
     */
    record FeedRow(int number, Optional<UnitRequest> request, String fault) {}

    private FeedRows() {}

    /** @throws InvalidDocument if the text is not CSV, has not this header, or too many rows */
    static List<FeedRow> read(FeedBatch batch) {
        List<Csv.Row> lines = Csv.read(batch.text());
        if (lines.isEmpty() || !lines.getFirst().values().equals(FeedBatch.HEADER)) {
            throw new InvalidDocument(List.of("the first line must be " + String.join(",", FeedBatch.HEADER)));
        }
        if (lines.size() == 1 || lines.size() > FeedBatch.MOST_ROWS + 1) {
            throw new InvalidDocument(
                    List.of("a batch has 1 to " + FeedBatch.MOST_ROWS + " rows, not " + (lines.size() - 1)));
        }
        List<FeedRow> rows = new ArrayList<>();
        for (Csv.Row line : lines.subList(1, lines.size())) {
            int number = rows.size() + 1;
            Optional<String> fault = fault(line.values());
            rows.add(
                    fault.isPresent()
                            ? new FeedRow(number, Optional.empty(), "line " + line.line() + ": " + fault.get())
                            : new FeedRow(number, Optional.of(request(batch, number, line.values())), ""));
        }
        return rows;
    }

    private static Optional<String> fault(List<String> values) {
        if (values.size() != FeedBatch.HEADER.size()) {
            return Optional.of("has " + values.size() + " values, not " + FeedBatch.HEADER.size());
        }
        if (!ACTIONS.contains(values.getFirst())) {
            return Optional.of("action must be FREEZE, THAW or DEDUCT");
        }
        if (!isNumber(values.get(2)) || !isNumber(values.get(3))) {
            return Optional.of("firstUnit and lastUnit must be whole numbers from 1");
        }
        return values.stream().anyMatch(value -> value.length() > LONGEST)
                ? Optional.of("a value is longer than " + LONGEST + " characters")
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return text.matches("[1-9][0-9]{0,17}");
    }

    /** The act's id is made of the batch and the row, so that the same batch again does nothing twice. */
    private static UnitRequest request(FeedBatch batch, int number, List<String> values) {
        ActKind kind = ActKind.valueOf(values.getFirst());
        String prefix = switch (kind) {
            case FREEZE -> "frz_";
            case THAW -> "thw_";
            default -> "ded_";
        };
        return new UnitRequest(
                kind,
                prefix + batch.id().substring(4) + "-" + number,
                values.get(1),
                Long.parseLong(values.get(2)),
                Long.parseLong(values.get(3)),
                values.get(4),
                values.get(5),
                batch.maker(),
                batch.approver());
    }
}
