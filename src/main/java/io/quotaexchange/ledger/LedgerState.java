package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everything the writer must know to decide: the head, balances, lots and live segments. Changed by {@link #apply} alone. */
final class LedgerState {
    private static final Holding NOTHING = new Holding();

    private JournalHead head;
    private final Map<Account, Holding> holdings = new HashMap<>();
    private final Map<String, Lot> lots = new HashMap<>();
    private final Map<Long, Segment> live = new HashMap<>();
    private final Map<IndicatorKind, Long> lastUnits = new EnumMap<>(IndicatorKind.class);

    LedgerState() {
        this(JournalHead.EMPTY);
    }

    LedgerState(JournalHead head) {
        this.head = head;
    }

    JournalHead head() {
        return head;
    }

    /** The account as it stands; one without postings holds nothing. Not to be changed. */
    Holding holding(Account account) {
        return holdings.getOrDefault(account, NOTHING);
    }

    Optional<Lot> lot(String serial) {
        return Optional.ofNullable(lots.get(serial));
    }

    Optional<Segment> liveSegment(long id) {
        return Optional.ofNullable(live.get(id));
    }

    /** The highest unit number used; 0 if none. */
    long lastUnit(IndicatorKind indicator) {
        return lastUnits.getOrDefault(indicator, 0L);
    }

    Map<Account, Holding> holdings() {
        return holdings;
    }

    void load(Account account, Holding holding) {
        holdings.put(account, holding);
    }

    void load(Lot lot) {
        lots.put(lot.serial(), lot);
        lastUnits.merge(lot.indicator(), lot.lastUnit(), Math::max);
    }

    void load(Segment segment) {
        live.put(segment.id(), segment);
        open(segment.holder()).segments().add(lots.get(segment.lot()), segment);
    }

    /** Takes an entry that was decided on this state. Never refuses. */
    void apply(JournalEntry entry) {
        for (Posting posting : entry.postings()) {
            Transfer transfer = posting.transfer();
            open(transfer.from()).give(transfer.amount());
            open(transfer.to()).take(transfer.amount());
        }
        entry.lots().forEach(this::load);
        // Created before spent: a segment can be made and cut again within one settlement.
        entry.created().forEach(this::load);
        entry.spent().forEach(spend -> spend(spend.segment()));
        long segments = head.segments() + entry.created().size();
        head = new JournalHead(entry.sequence(), entry.hash(), entry.recordedAt(), segments);
    }

    private void spend(long id) {
        Segment segment = live.remove(id);
        holdings.get(segment.holder()).segments().remove(lots.get(segment.lot()), segment);
    }

    private Holding open(Account account) {
        return holdings.computeIfAbsent(account, key -> new Holding());
    }
}
