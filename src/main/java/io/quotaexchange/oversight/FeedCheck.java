package io.quotaexchange.oversight;

import io.quotaexchange.act.Act;
import io.quotaexchange.approval.Proposal;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.reserve.FeedBatch;
import io.quotaexchange.reserve.FeedReport;
import io.quotaexchange.reserve.FeedRows;
import io.quotaexchange.reserve.ReserveRefusal;
import io.quotaexchange.reserve.UnitAct;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Batches of the monitoring feed: each is what two people approved, to the byte; each of its rows was answered once, in order, and carried
 * out by an act that is that row; and no act on units is there that is neither such a row nor approved by itself. Clause: M13-07.3.
 */
final class FeedCheck implements ActLines {
    private static final String TAKE = "takeFeed";
    private static final String ACT = "actOnUnits";
    private static final String PERSON = "usr_";
    private static final int FIRST_FAILURE = 300;

    /** An act on units with its line. */
    private record Done(long number, UnitAct act, boolean posted) {
        /** Its id without the {@code ~2} of a second attempt. */
        String base() {
            return act.id().split("~", 2)[0];
        }
    }

    /** A batch with its rows, and how many of them were answered so far. */
    private static final class Batch {
        private final long number;
        private final FeedBatchRow row;
        private final List<FeedRows.FeedRow> rows;
        private int answered;

        Batch(long number, FeedBatchRow row, List<FeedRows.FeedRow> rows) {
            this.number = number;
            this.row = row;
            this.rows = rows;
        }
    }

    /** A row of a batch. */
    private record Place(Batch batch, FeedRows.FeedRow row) {}

    private final Map<String, Done> acts = new LinkedHashMap<>();
    private final Map<String, List<Proposal>> sent = new HashMap<>();
    private final Map<String, List<Proposal>> single = new HashMap<>();
    private final Map<String, Batch> batches = new LinkedHashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<Long, String> settlements = new HashMap<>();
    private final Set<String> carriedOut = new HashSet<>();
    private String last = "";
    private long rows;

    /** Rows of batches that were answered. */
    long rows() {
        return rows;
    }

    @Override
    public void add(long number, Act act, ExportRows.KeptAct row) {
        if (act instanceof UnitAct units) {
            acts.put(act.id(), new Done(number, units, row.state().equals("POSTED")));
        }
    }

    /** Every proposal; those that were not approved say nothing. */
    void proposal(Proposal proposal) {
        if (!proposal.isApproved()) {
            return;
        }
        if (proposal.operation().equals(TAKE)) {
            sent.computeIfAbsent(batchOf(proposal), batch -> new ArrayList<>()).add(proposal);
        } else if (proposal.operation().equals(ACT)) {
            String id = String.valueOf(new JsonObject(text(proposal)).getValue("id"));
            single.computeIfAbsent(id, act -> new ArrayList<>()).add(proposal);
        }
    }

    private static String text(Proposal proposal) {
        return new String(proposal.body(), StandardCharsets.UTF_8);
    }

    private static String batchOf(Proposal proposal) {
        return String.valueOf(new JsonObject(proposal.path()).getValue("batch"));
    }

    void batch(long number, String line) {
        FeedBatchRow row = JsonLine.read(ArchiveFile.FEEDS, number, line, FeedBatchRow::read, FeedBatchRow::json);
        if (row.id().compareTo(last) <= 0) {
            throw wrong(ArchiveFile.FEEDS, number, "batches are out of order");
        }
        last = row.id();
        if (row.maker().equals(row.approver())) {
            throw wrong(ArchiveFile.FEEDS, number, row.id() + " was sent and approved by one person");
        }
        FeedBatch batch = sent.getOrDefault(row.id(), List.of()).stream()
                .filter(proposal -> isBy(proposal, row.maker(), row.approver())
                        && row.source().equals(new JsonObject(proposal.query()).getValue("source")))
                .map(proposal -> new FeedBatch(row.id(), row.source(), text(proposal), row.maker(), row.approver()))
                .filter(found -> HexFormat.of().formatHex(found.digest()).equals(row.digest()))
                .findFirst()
                .orElseThrow(() -> wrong(
                        ArchiveFile.FEEDS,
                        number,
                        row.id() + " is not what " + row.maker() + " sent and " + row.approver()
                                + " approved: no approval has this source and digest (M13-07.3)"));
        keep(new Batch(number, row, rows(number, batch)));
    }

    private static List<FeedRows.FeedRow> rows(long number, FeedBatch batch) {
        try {
            return FeedRows.read(batch);
        } catch (FeedRows.UnreadableFeed e) {
            throw wrong(ArchiveFile.FEEDS, number, batch.id() + " could not be taken: " + e.getMessage());
        }
    }

    private void keep(Batch batch) {
        if (batch.row.rows() != batch.rows.size()) {
            throw wrong(
                    ArchiveFile.FEEDS,
                    batch.number,
                    batch.row.id() + " has " + batch.rows.size() + " rows, not " + batch.row.rows());
        }
        batches.put(batch.row.id(), batch);
        for (FeedRows.FeedRow row : batch.rows) {
            row.request().ifPresent(request -> places.put(request.id(), new Place(batch, row)));
        }
    }

    private static boolean isBy(Proposal proposal, String maker, String approver) {
        return proposal.maker().equals(maker) && proposal.approver().equals(Optional.of(approver));
    }

    void answer(long number, String line) {
        FeedAnswerRow row =
                JsonLine.read(ArchiveFile.FEED_ROWS, number, line, FeedAnswerRow::read, FeedAnswerRow::json);
        FeedReport.Line answer = row.line();
        Batch batch = batches.get(row.batch());
        if (batch == null || answer.number() != batch.answered + 1 || answer.number() > batch.rows.size()) {
            throw wrong(
                    ArchiveFile.FEED_ROWS,
                    number,
                    "row " + answer.number() + " of " + row.batch() + " is out of its turn, or of no batch");
        }
        batch.answered++;
        rows++;
        fault(batch, batch.rows.get(answer.number() - 1), answer).ifPresent(fault -> {
            throw wrong(
                    ArchiveFile.FEED_ROWS,
                    number,
                    "row " + answer.number() + " of " + row.batch() + " " + fault + " (M13-07.3)");
        });
    }

    private Optional<String> fault(Batch batch, FeedRows.FeedRow row, FeedReport.Line answer) {
        return answer.done() ? notDone(batch, row, answer) : notRefused(row, answer);
    }

    private Optional<String> notDone(Batch batch, FeedRows.FeedRow row, FeedReport.Line answer) {
        Done done = acts.get(answer.act());
        if (row.request().isEmpty() || done == null || !done.posted() || !isOf(done, new Place(batch, row))) {
            return Optional.of("is said to be carried out, and no posted act is what it asks for");
        }
        String key = done.act().settlement().map(Settlement::idempotencyKey).orElseThrow();
        if (settlements.put(answer.settlement(), key) != null
                || !answer.refusals().isEmpty()) {
            return Optional.of("names the settlement of another row, or refusals beside it");
        }
        carriedOut.add(done.act().id());
        return Optional.empty();
    }

    private Optional<String> notRefused(FeedRows.FeedRow row, FeedReport.Line answer) {
        List<String> codes = answer.refusals().stream()
                .map(refusal -> ((JsonObject) refusal).getString("code"))
                .toList();
        boolean unreadable = codes.equals(List.of(ReserveRefusal.ROW_UNREADABLE.name()));
        if (codes.isEmpty() || !answer.act().isEmpty() || answer.settlement() != 0) {
            return Optional.of("is neither carried out nor refused");
        }
        if (unreadable == row.request().isPresent()) {
            return Optional.of("was refused as one that cannot be read, and can be; or the other way round");
        }
        return Optional.empty();
    }

    /** Whether the act is that row, by people who approved the batch. */
    private boolean isOf(Done done, Place place) {
        UnitAct act = done.act();
        return place.row()
                        .request()
                        .filter(request -> done.base().equals(request.id())
                                && request.as(act.id())
                                        .signedBy(act.maker(), act.approver())
                                        .equals(act.request()))
                        .isPresent()
                && sent.getOrDefault(place.batch().row.id(), List.of()).stream()
                        .anyMatch(proposal -> isBy(proposal, act.maker(), act.approver()));
    }

    /** After the last answer: what was taken is there to its end, and every act on units has its row or its own approval. */
    void finish() {
        sent.forEach((id, proposals) -> {
            boolean told = proposals.stream()
                    .anyMatch(proposal -> proposal.outcome()
                            .filter(outcome -> outcome.status() < FIRST_FAILURE)
                            .isPresent());
            Batch batch = batches.get(id);
            if (told && batch == null) {
                throw wrong(ArchiveFile.FEEDS, batches.size(), "the batch " + id + " was taken and is not here");
            }
            if (told && batch.answered < batch.rows.size()) {
                throw wrong(
                        ArchiveFile.FEED_ROWS,
                        rows,
                        "row " + (batch.answered + 1) + " of " + id + " was answered and is not here (M13-07.3)");
            }
        });
        acts.values().forEach(this::accounted);
    }

    private void accounted(Done done) {
        Place place = places.get(done.base());
        if (place != null && isOf(done, place)) {
            // The next row may be carried out and not answered yet: the server stopped between.
            int row = place.row().number();
            boolean refused = row <= place.batch().answered
                    && done.posted()
                    && !carriedOut.contains(done.act().id());
            if (refused || row > place.batch().answered + 1) {
                throw wrong(
                        ArchiveFile.ACTS,
                        done.number(),
                        done.act().id() + " carried out row " + row + " of "
                                + place.batch().row.id() + ", whose answer says otherwise or is missing (M13-07.3)");
            }
        } else if (done.act().maker().startsWith(PERSON) && !isApprovedByItself(done)) {
            throw wrong(
                    ArchiveFile.ACTS,
                    done.number(),
                    done.act().id() + " is a row of no batch of the feed, and no approval names it (M13-07.3)");
        }
    }

    private boolean isApprovedByItself(Done done) {
        return single.getOrDefault(done.base(), List.of()).stream()
                .anyMatch(proposal ->
                        isBy(proposal, done.act().maker(), done.act().approver()));
    }

    /** The idempotency key that the settlement of this row's number must have; empty if no row names it. */
    Optional<String> keyOf(long settlement) {
        return Optional.ofNullable(settlements.get(settlement));
    }

    private static InvalidArchiveException wrong(ArchiveFile file, long number, String what) {
        return new InvalidArchiveException(file.fileName(), number, what);
    }
}
