package io.quotaexchange.ledger;

import io.quotaexchange.simulation.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The ledger's tables without a database: one fence, balances, lots, live segments, and what may be there once only. As the database
 * does, it refuses a writer that was replaced; a batch of the writer that holds the fence it must never have to refuse.
 */
public final class SimulatedLedger {
    private static final WriterLimits LIMITS = new WriterLimits(48, 8, 0);

    private static final class Row {
        private long debits;
        private long credits;
        private long postings;
    }

    private UUID owner;
    private long epoch;
    private JournalHead head = JournalHead.EMPTY;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Map<Account, Row> balances = new LinkedHashMap<>();
    private final Map<String, Lot> lots = new LinkedHashMap<>();
    private final Map<Long, Segment> live = new LinkedHashMap<>();
    private final Map<String, JournalEntry> byKey = new HashMap<>();
    private final Set<String> delivered = new HashSet<>();
    private final Set<String> reversed = new HashSet<>();
    private long fenced;

    /** Opens the real writer over these tables. */
    public Future<LedgerWriter> open(Vertx vertx, Wire wire, UUID name, Clock clock) {
        return LedgerWriter.open(vertx, (writer, again) -> begin(wire, writer, again), name, clock, LIMITS);
    }

    /** Every settlement that was committed, in order. */
    public List<JournalEntry> entries() {
        return entries;
    }

    public Optional<JournalEntry> withKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Committed, in m², kg or fen. */
    public long balance(Account account) {
        Row row = balances.get(account);
        return row == null ? 0 : row.credits - row.debits;
    }

    /** How much of a lot an account holds. */
    public long heldOfLot(Account account, String lot) {
        return live.values().stream()
                .filter(segment -> segment.lot().equals(lot) && segment.holder().equals(account))
                .mapToLong(Segment::amount)
                .sum();
    }

    /** Who holds anything, or held it once. */
    public Set<Account> accounts() {
        return balances.keySet();
    }

    /** How many batches came from a writer that had been replaced. */
    public long fenced() {
        return fenced;
    }

    /** The settlement that would undo an entry. */
    public static Settlement undoing(JournalEntry entry, String key, String maker, String approver) {
        return new Settlement(
                SettlementCode.REVERSE,
                key,
                new Fact(Reversal.FACT_KIND, Long.toString(entry.sequence()), new byte[Hash.LENGTH]),
                maker,
                Optional.of(approver),
                Reversal.mirrored(entry),
                List.of());
    }

    private record Fence(long epoch, JournalHead head) {}

    private Future<WriterSession> begin(Wire wire, UUID writer, boolean again) {
        return wire.call("taking the fence", () -> take(writer, again))
                .compose(fence -> wire.call("loading the ledger", () -> load(fence))
                        .map(state -> new Session(wire, fence.epoch(), state)));
    }

    private Fence take(UUID writer, boolean again) {
        if (again && !writer.equals(owner)) {
            throw WriterStopped.takenOver();
        }
        owner = writer;
        epoch++;
        return new Fence(epoch, head);
    }

    private LedgerState load(Fence fence) {
        LedgerState state = new LedgerState(fence.head());
        balances.forEach((account, row) -> state.load(account, new Holding(row.debits, row.credits, row.postings)));
        lots.values().forEach(state::load);
        live.values().forEach(state::load);
        return state;
    }

    private final class Session implements WriterSession {
        private final Wire wire;
        private final long mine;
        private final LedgerState state;
        private List<JournalEntry> last = List.of();

        Session(Wire wire, long mine, LedgerState state) {
            this.wire = wire;
            this.mine = mine;
            this.state = state;
        }

        @Override
        public LedgerState state() {
            return state;
        }

        @Override
        public Future<BatchHistory> lookUp(List<Settlement> batch) {
            List<JournalEntry> unseen = last;
            return wire.call("looking a batch up", () -> history(batch))
                    .onSuccess(history -> history.addUnseen(unseen));
        }

        @Override
        public Supplier<Future<Void>> prepare(JournalHead before, List<JournalEntry> batch) {
            last = batch;
            return () -> wire.call("posting a batch", () -> {
                if (mine != epoch) {
                    fenced++;
                    throw WriterStopped.takenOver();
                }
                commit(before, batch);
                return null;
            });
        }

        @Override
        public Future<Void> confirm() {
            return wire.call("asking for the fence", () -> {
                if (mine != epoch) {
                    fenced++;
                    throw WriterStopped.takenOver();
                }
                return null;
            });
        }

        @Override
        public Future<Void> end() {
            return Future.succeededFuture();
        }
    }

    private BatchHistory history(List<Settlement> batch) {
        BatchHistory history = new BatchHistory();
        for (Settlement settlement : batch) {
            withKey(settlement.idempotencyKey())
                    .ifPresent(entry -> history.addAnswered(
                            settlement.idempotencyKey(),
                            new History.Answered(entry.sequence(), entry.recordedAt(), entry.fingerprint())));
            String fact = settlement.fact().id();
            if (delivered.contains(fact)) {
                history.addDelivered(fact);
            }
            if (reversed.contains(fact)) {
                history.addReversed(fact);
            }
            if (settlement.code() == SettlementCode.REVERSE) {
                Reversal.sequence(settlement.fact())
                        .filter(sequence -> sequence <= entries.size())
                        .ifPresent(sequence -> history.addOriginal(entries.get(Math.toIntExact(sequence) - 1)));
            }
        }
        return history;
    }

    private void commit(JournalHead before, List<JournalEntry> batch) {
        never(!before.equals(head), "a batch after " + before.sequence() + ", the journal is at " + head.sequence());
        batch.forEach(this::commit);
    }

    private void commit(JournalEntry entry) {
        never(byKey.put(entry.idempotencyKey(), entry) != null, "the key " + entry.idempotencyKey() + " twice");
        if (entry.code() == SettlementCode.DELIVER) {
            never(!delivered.add(entry.fact().id()), entry.fact().id() + " delivered twice");
        }
        if (entry.code() == SettlementCode.REVERSE) {
            never(!reversed.add(entry.fact().id()), entry.fact().id() + " reversed twice");
        }
        for (Posting posting : entry.postings()) {
            Transfer transfer = posting.transfer();
            Row from = row(transfer.from());
            Row to = row(transfer.to());
            from.debits += transfer.amount();
            from.postings++;
            to.credits += transfer.amount();
            to.postings++;
            boolean below =
                    from.credits < from.debits && !transfer.from().kind().mayBeNegative();
            never(below, transfer.from() + " below zero");
        }
        entry.lots().forEach(lot -> never(lots.put(lot.serial(), lot) != null, lot.serial() + " minted twice"));
        entry.created().forEach(segment -> never(live.put(segment.id(), segment) != null, segment + " made twice"));
        entry.spent().forEach(spend -> never(live.remove(spend.segment()) == null, spend + " is not live"));
        entries.add(entry);
        head = new JournalHead(
                entry.sequence(),
                entry.hash(),
                entry.recordedAt(),
                head.segments() + entry.created().size());
    }

    private Row row(Account account) {
        return balances.computeIfAbsent(account, key -> new Row());
    }

    private static void never(boolean wrong, String what) {
        if (wrong) {
            throw new AssertionError("the writer that holds the fence posts " + what);
        }
    }
}
