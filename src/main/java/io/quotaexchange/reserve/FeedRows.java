package io.quotaexchange.reserve;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.platform.document.Csv;
import io.quotaexchange.platform.document.InvalidDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the rows of a monitoring feed; a row that cannot be read does not stop the others. Pure. Clause: M13-07.3. */
public final class FeedRows {
    private static final Set<String> ACTIONS = Set.of("FREEZE", "THAW", "DEDUCT");
    private static final int LONGEST = 500;

    /** What is wrong with a row or a file, in both languages. */
    public record Fault(String zh, String en) {}

    /** A file of which no row can be read. */
    public static final class UnreadableFeed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        UnreadableFeed(String zh, String en) {
            super(en);
            this.fault = new Fault(zh, en);
        }

        public Fault fault() {
            return fault;
        }
    }

    /**
     * One row: a request, or what is wrong with it.
     *
     * @param number from 1, the header not counted
     * @param fault everything that is wrong; empty where the row can be read
     */
    public record FeedRow(int number, Optional<UnitRequest> request, Optional<Fault> fault) {}

    private FeedRows() {}

    /** @throws UnreadableFeed if the text is not CSV, has not this header, or too many rows */
    public static List<FeedRow> read(FeedBatch batch) {
        List<Csv.Row> lines = lines(batch);
        List<FeedRow> rows = new ArrayList<>();
        for (Csv.Row line : lines.subList(1, lines.size())) {
            int number = rows.size() + 1;
            List<Fault> faults = faults(line.values());
            rows.add(
                    faults.isEmpty()
                            ? new FeedRow(number, Optional.of(request(batch, number, line.values())), Optional.empty())
                            : new FeedRow(number, Optional.empty(), Optional.of(joined(line.line(), faults))));
        }
        return rows;
    }

    private static List<Csv.Row> lines(FeedBatch batch) {
        List<Csv.Row> lines;
        try {
            lines = Csv.read(batch.text());
        } catch (InvalidDocument malformed) {
            throw new UnreadableFeed("不是CSV文件（" + malformed.getMessage() + "）", "no CSV: " + malformed.getMessage());
        }
        String header = String.join(",", FeedBatch.HEADER);
        if (lines.isEmpty() || !lines.getFirst().values().equals(FeedBatch.HEADER)) {
            throw new UnreadableFeed("首行应为 " + header, "the first line must be " + header);
        }
        if (lines.size() == 1 || lines.size() > FeedBatch.MOST_ROWS + 1) {
            throw new UnreadableFeed(
                    "一批应有1至" + FeedBatch.MOST_ROWS + "行，实有" + (lines.size() - 1) + "行",
                    "a batch has 1 to " + FeedBatch.MOST_ROWS + " rows, not " + (lines.size() - 1));
        }
        return lines;
    }

    private static Fault joined(int line, List<Fault> faults) {
        return new Fault(
                "第" + line + "行：" + faults.stream().map(Fault::zh).collect(Collectors.joining("；")),
                "line " + line + ": " + faults.stream().map(Fault::en).collect(Collectors.joining("; ")));
    }

    private static List<Fault> faults(List<String> values) {
        if (values.size() != FeedBatch.HEADER.size()) {
            return List.of(new Fault(
                    "有" + values.size() + "列，应为" + FeedBatch.HEADER.size() + "列",
                    "has " + values.size() + " values, not " + FeedBatch.HEADER.size()));
        }
        List<Fault> faults = new ArrayList<>();
        if (!ACTIONS.contains(values.getFirst())) {
            faults.add(new Fault("action应为FREEZE、THAW或DEDUCT", "action must be FREEZE, THAW or DEDUCT"));
        }
        for (int column : new int[] {2, 3}) {
            if (!values.get(column).matches("[1-9][0-9]{0,17}")) {
                String name = FeedBatch.HEADER.get(column);
                faults.add(new Fault(name + "应为从1起的整数", name + " must be a whole number from 1"));
            }
        }
        for (int column = 0; column < values.size(); column++) {
            if (values.get(column).length() > LONGEST) {
                String name = FeedBatch.HEADER.get(column);
                faults.add(new Fault(name + "超过" + LONGEST + "字", name + " is longer than " + LONGEST + " characters"));
            }
        }
        return faults;
    }

    /** The act's id is made of the batch and the row, so that the same batch again does nothing twice. */
    private static UnitRequest request(FeedBatch batch, int number, List<String> values) {
        ActKind kind = ActKind.valueOf(values.getFirst());
        return new UnitRequest(
                kind,
                UnitRequest.prefix(kind) + batch.id().substring(4) + "-" + number,
                values.get(1),
                Long.parseLong(values.get(2)),
                Long.parseLong(values.get(3)),
                values.get(4),
                values.get(5),
                batch.maker(),
                batch.approver());
    }
}
