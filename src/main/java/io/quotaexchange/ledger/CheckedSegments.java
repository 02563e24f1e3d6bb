package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Live segments as a checker follows them: every unit of every lot has exactly one holder after every entry. */
final class CheckedSegments {
    private final CheckedAccounts accounts;
    private final Map<Long, Segment> live = new HashMap<>();
    private final Map<Account, LiveSegments> byHolder = new HashMap<>();
    private final Map<String, Lot> lots = new HashMap<>();
    private final Map<IndicatorKind, Long> lastUnits = new EnumMap<>(IndicatorKind.class);

    CheckedSegments(CheckedAccounts accounts) {
        this.accounts = accounts;
    }

    /** @param before how many segments there were before this entry */
    void check(long before, JournalEntry entry) {
        numbered(before, entry);
        issued(entry);
        int seen = 0;
        for (int place = 1; place <= entry.postings().size(); place++) {
            seen += checkPosting(entry, place);
        }
        int all = entry.spent().size() + entry.created().size();
        fault(seen == all, "segments of a posting that is not there");
        for (Posting posting : entry.postings()) {
            accounts.checkHeld(posting.transfer().from());
            accounts.checkHeld(posting.transfer().to());
        }
    }

    private static void numbered(long before, JournalEntry entry) {
        long last = before;
        for (Segment segment : entry.created()) {
            long expected = last + 1;
            last = expected;
            fault(segment.id() == expected, () -> "segment " + segment.id() + " should be number " + expected);
            fault(segment.firstUnit() <= segment.lastUnit(), () -> "segment " + segment.id() + " is empty");
        }
    }

    private void issued(JournalEntry entry) {
        int expected = entry.code() == SettlementCode.MINT ? entry.postings().size() : 0;
        fault(
                entry.lots().size() == expected,
                () -> entry.code() + " issues " + entry.lots().size() + " lots");
        for (int i = 0; i < entry.lots().size(); i++) {
            Lot lot = entry.lots().get(i);
            Transfer transfer = entry.postings().get(i).transfer();
            long next = lastUnits.getOrDefault(lot.indicator(), 0L) + 1;
            fault(
                    lot.firstUnit() == next,
                    () -> "lot " + lot.serial() + " begins at unit " + lot.firstUnit() + ", not " + next);
            fault(
                    lot.amount() == transfer.amount()
                            && Unit.of(lot.indicator()) == transfer.to().unit()
                            && lot.county().equals(transfer.to().owner()),
                    () -> "lot " + lot.serial() + " differs from its posting");
            fault(lots.put(lot.serial(), lot) == null, () -> "lot " + lot.serial() + " exists already");
            lastUnits.put(lot.indicator(), lot.lastUnit());
        }
    }

    /** @return how many segments the posting spent and made */
    private int checkPosting(JournalEntry entry, int place) {
        Transfer transfer = entry.postings().get(place - 1).transfer();
        boolean oldestFirst = takesOldestFirst(entry, place, transfer);
        Map<Long, Segment> spent = spend(entry, place, transfer);
        List<Segment> created = createdBy(entry, place);
        if (transfer.from().unit() == Unit.CNY) {
            fault(spent.isEmpty() && created.isEmpty(), "money has no segments");
            return 0;
        }
        long given = 0;
        for (Segment segment : created) {
            boolean toTaker = segment.holder().equals(transfer.to());
            fault(
                    toTaker || segment.holder().equals(transfer.from()),
                    () -> "segment " + segment.id() + " is a stranger's");
            given = Math.addExact(given, toTaker ? segment.amount() : 0);
            live.put(segment.id(), segment);
            Lot lot = lots.get(segment.lot());
            fault(lot != null, () -> "segment " + segment.id() + " is of a lot that was never issued");
            held(segment.holder()).add(lot, segment);
            accounts.hold(segment.holder(), segment.amount());
        }
        long all = given;
        fault(all == transfer.amount(), () -> "the segments give " + all + ", the posting " + transfer.amount());
        if (entry.code() == SettlementCode.MINT) {
            checkFirst(entry.lots().get(place - 1), spent, created);
        } else {
            checkChildren(spent, created);
        }
        JournalFault.unless(
                oldestFirst,
                JournalRule.OLDEST_FIRST,
                () -> "posting " + place + " does not take the oldest units of " + transfer.from());
        return spent.size() + created.size();
    }

    /**
     * Where the order names no lot, the units are the giver's oldest: whole segments from the oldest on, and of the youngest of them
     * its first units. A reversal takes back the very units that moved.
     */
    private boolean takesOldestFirst(JournalEntry entry, int place, Transfer transfer) {
        boolean free = transfer.from().unit() != Unit.CNY
                && transfer.lot().isEmpty()
                && entry.code() != SettlementCode.MINT
                && entry.code() != SettlementCode.REVERSE;
        if (!free) {
            return true;
        }
        Iterator<Segment> oldest = held(transfer.from()).oldestFirst();
        Segment youngest = null;
        for (SegmentSpend spend : entry.spent()) {
            if (spend.place() == place) {
                youngest = oldest.hasNext() ? oldest.next() : null;
                if (youngest == null || !isSpent(entry, place, youngest.id())) {
                    return false;
                }
            }
        }
        for (Segment segment : entry.created()) {
            if (segment.place() == place && segment.holder().equals(transfer.from())) {
                boolean rest = youngest != null
                        && segment.parent().orElse(0) == youngest.id()
                        && segment.lastUnit() == youngest.lastUnit()
                        && segment.firstUnit() > youngest.firstUnit();
                if (!rest) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<Segment> createdBy(JournalEntry entry, int place) {
        List<Segment> created = new ArrayList<>(entry.created().size());
        for (Segment segment : entry.created()) {
            if (segment.place() == place) {
                created.add(segment);
            }
        }
        return created;
    }

    private static boolean isSpent(JournalEntry entry, int place, long segment) {
        for (SegmentSpend spend : entry.spent()) {
            if (spend.place() == place && spend.segment() == segment) {
                return true;
            }
        }
        return false;
    }

    private LiveSegments held(Account account) {
        return byHolder.computeIfAbsent(account, key -> new LiveSegments());
    }

    private Map<Long, Segment> spend(JournalEntry entry, int place, Transfer transfer) {
        Map<Long, Segment> spent = new HashMap<>();
        for (SegmentSpend spend : entry.spent()) {
            if (spend.place() != place) {
                continue;
            }
            Segment segment = live.remove(spend.segment());
            fault(segment != null, () -> "segment " + spend.segment() + " is not live");
            fault(segment.holder().equals(transfer.from()), () -> "segment " + segment.id() + " is not the giver's");
            held(segment.holder()).remove(lots.get(segment.lot()), segment);
            boolean named = transfer.lot().map(segment.lot()::equals).orElse(true);
            fault(named, () -> "segment " + segment.id() + " is not of the lot named");
            accounts.hold(segment.holder(), -segment.amount());
            spent.put(segment.id(), segment);
        }
        return spent;
    }

    private static void checkFirst(Lot lot, Map<Long, Segment> spent, List<Segment> created) {
        boolean whole = spent.isEmpty()
                && created.size() == 1
                && created.getFirst().parent().isEmpty()
                && created.getFirst().lot().equals(lot.serial())
                && created.getFirst().firstUnit() == lot.firstUnit()
                && created.getFirst().lastUnit() == lot.lastUnit();
        fault(whole, () -> "lot " + lot.serial() + " is not its first segment");
    }

    /** The children of each segment, in the order of units, cover it without a gap or an overlap. */
    private static void checkChildren(Map<Long, Segment> spent, List<Segment> created) {
        Map<Long, List<Segment>> children = new HashMap<>();
        for (Segment segment : created) {
            fault(segment.parent().isPresent(), () -> "segment " + segment.id() + " has no parent");
            children.computeIfAbsent(segment.parent().getAsLong(), key -> new ArrayList<>(2))
                    .add(segment);
        }
        fault(spent.keySet().equals(children.keySet()), "segments spent and parents differ");
        spent.forEach((id, parent) -> checkPartition(parent, children.get(id)));
    }

    private static void checkPartition(Segment parent, List<Segment> children) {
        children.sort(Comparator.comparingLong(Segment::firstUnit));
        long next = parent.firstUnit();
        for (Segment child : children) {
            boolean follows = child.firstUnit() == next && child.lot().equals(parent.lot());
            fault(follows, () -> "segment " + child.id() + " does not continue its siblings");
            next = child.lastUnit() + 1;
        }
        fault(next == parent.lastUnit() + 1, () -> "the children of segment " + parent.id() + " do not cover it");
    }

    private static void fault(boolean holds, Supplier<String> detail) {
        JournalFault.unless(holds, JournalRule.PARTITIONED, detail);
    }

    private static void fault(boolean holds, String detail) {
        JournalFault.unless(holds, JournalRule.PARTITIONED, detail);
    }
}
