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
    /** @param number among all lots, from 0 */
    private record Known(int number, Lot lot) {
        boolean isOf(String serial) {
            return lot.serial().equals(serial);
        }
    }

    /** A segment that the posting spent. */
    private record Spent(long id, long firstUnit, long lastUnit, Known lot) {}

    private final CheckedAccounts accounts;
    private final SegmentsById live = new SegmentsById();
    private final Map<String, Known> lots = new HashMap<>();
    private final List<Known> lotsByNumber = new ArrayList<>();
    private final Map<IndicatorKind, Long> lastUnits = new EnumMap<>(IndicatorKind.class);

    CheckedSegments(CheckedAccounts accounts) {
        this.accounts = accounts;
    }

    /** @param before how many segments there were before this entry, which is the one that the accounts have begun */
    void check(long before, JournalEntry entry) {
        numbered(before, entry);
        issued(entry);
        int seen = 0;
        for (int place = 1; place <= entry.postings().size(); place++) {
            seen += checkPosting(entry, place);
        }
        int all = entry.spent().size() + entry.created().size();
        fault(seen == all, "segments of a posting that is not there");
        accounts.checkHeld();
    }

    private static void numbered(long before, JournalEntry entry) {
        long last = before;
        for (Segment segment : entry.created()) {
            long expected = last + 1;
            last = expected;
            if (segment.id() != expected) {
                throw fault("segment " + segment.id() + " should be number " + expected);
            }
            if (segment.firstUnit() > segment.lastUnit()) {
                throw fault("segment " + segment.id() + " is empty");
            }
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
            Known known = new Known(lotsByNumber.size(), lot);
            fault(lots.put(lot.serial(), known) == null, () -> "lot " + lot.serial() + " exists already");
            lotsByNumber.add(known);
            lastUnits.put(lot.indicator(), lot.lastUnit());
        }
    }

    /** @return how many segments the posting spent and made */
    private int checkPosting(JournalEntry entry, int place) {
        Transfer transfer = entry.postings().get(place - 1).transfer();
        CheckedAccounts.Held from = accounts.giver(place);
        boolean oldestFirst = takesOldestFirst(entry, place, transfer, from);
        List<Spent> spent = spend(entry, place, transfer, from);
        List<Segment> created = createdBy(entry, place);
        if (transfer.from().unit() == Unit.CNY) {
            fault(spent.isEmpty() && created.isEmpty(), "money has no segments");
            return 0;
        }
        create(created, transfer, place, spent);
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

    private void create(List<Segment> created, Transfer transfer, int place, List<Spent> spent) {
        long given = 0;
        for (Segment segment : created) {
            boolean toTaker = segment.holder().equals(transfer.to());
            if (!toTaker && !segment.holder().equals(transfer.from())) {
                throw fault("segment " + segment.id() + " is a stranger's");
            }
            given = Math.addExact(given, toTaker ? segment.amount() : 0);
            Known lot = lotOf(segment, spent);
            if (lot == null) {
                throw fault("segment " + segment.id() + " is of a lot that was never issued");
            }
            CheckedAccounts.Held holder = toTaker ? accounts.taker(place) : accounts.giver(place);
            live.add(segment.id(), segment.firstUnit(), segment.lastUnit(), lot.number(), holder.number());
            holder.add(lot.lot(), segment);
        }
        if (given != transfer.amount()) {
            throw fault("the segments give " + given + ", the posting " + transfer.amount());
        }
    }

    /** Most often that of the segment it was cut from. */
    private Known lotOf(Segment segment, List<Spent> spent) {
        return !spent.isEmpty() && spent.getFirst().lot().isOf(segment.lot())
                ? spent.getFirst().lot()
                : lots.get(segment.lot());
    }

    /**
     * Where the order names no lot, the units are the giver's oldest: whole segments from the oldest on, and of the youngest of them
     * its first units. A reversal takes back the very units that moved.
     */
    private static boolean takesOldestFirst(
            JournalEntry entry, int place, Transfer transfer, CheckedAccounts.Held from) {
        boolean free = transfer.from().unit() != Unit.CNY
                && transfer.lot().isEmpty()
                && entry.code() != SettlementCode.MINT
                && entry.code() != SettlementCode.REVERSE;
        if (!free) {
            return true;
        }
        Iterator<Segment> oldest = from.segments().oldestFirst();
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

    /** @return the segments that the posting spends: they are live no more */
    private List<Spent> spend(JournalEntry entry, int place, Transfer transfer, CheckedAccounts.Held from) {
        List<Spent> spent = new ArrayList<>(entry.spent().size());
        for (SegmentSpend spend : entry.spent()) {
            if (spend.place() != place) {
                continue;
            }
            int row = live.find(spend.segment());
            if (row < 0) {
                throw fault("segment " + spend.segment() + " is not live");
            }
            if (live.holder(row) != from.number()) {
                throw fault("segment " + spend.segment() + " is not the giver's");
            }
            Spent taken = new Spent(
                    spend.segment(), live.firstUnit(row), live.lastUnit(row), lotsByNumber.get(live.lot(row)));
            live.remove(row);
            from.remove(taken.lot().lot(), taken.firstUnit(), taken.lastUnit());
            if (transfer.lot().isPresent() && !taken.lot().isOf(transfer.lot().get())) {
                throw fault("segment " + taken.id() + " is not of the lot named");
            }
            spent.add(taken);
        }
        return spent;
    }

    private static void checkFirst(Lot lot, List<Spent> spent, List<Segment> created) {
        boolean whole = spent.isEmpty()
                && created.size() == 1
                && created.getFirst().parent().isEmpty()
                && created.getFirst().lot().equals(lot.serial())
                && created.getFirst().firstUnit() == lot.firstUnit()
                && created.getFirst().lastUnit() == lot.lastUnit();
        fault(whole, () -> "lot " + lot.serial() + " is not its first segment");
    }

    /** The children of each segment, in the order of units, cover it without a gap or an overlap. */
    private static void checkChildren(List<Spent> spent, List<Segment> created) {
        if (spent.size() == 1) {
            checkChildrenOf(spent.getFirst(), created);
        } else {
            checkChildrenOfMany(spent, created);
        }
    }

    private static void checkChildrenOf(Spent parent, List<Segment> created) {
        boolean others = created.isEmpty();
        for (Segment segment : created) {
            if (segment.parent().isEmpty()) {
                throw fault("segment " + segment.id() + " has no parent");
            }
            others |= segment.parent().getAsLong() != parent.id();
        }
        fault(!others, "segments spent and parents differ");
        checkPartition(parent, created);
    }

    private static void checkChildrenOfMany(List<Spent> all, List<Segment> created) {
        Map<Long, Spent> spent = new HashMap<>();
        all.forEach(segment -> spent.put(segment.id(), segment));
        Map<Long, List<Segment>> children = new HashMap<>();
        for (Segment segment : created) {
            fault(segment.parent().isPresent(), () -> "segment " + segment.id() + " has no parent");
            children.computeIfAbsent(segment.parent().getAsLong(), key -> new ArrayList<>(2))
                    .add(segment);
        }
        fault(spent.keySet().equals(children.keySet()), "segments spent and parents differ");
        spent.forEach((id, parent) -> checkPartition(parent, children.get(id)));
    }

    private static void checkPartition(Spent parent, List<Segment> children) {
        if (children.size() > 1) {
            children.sort(Comparator.comparingLong(Segment::firstUnit));
        }
        long next = parent.firstUnit();
        for (Segment child : children) {
            if (child.firstUnit() != next || !parent.lot().isOf(child.lot())) {
                throw fault("segment " + child.id() + " does not continue its siblings");
            }
            next = child.lastUnit() + 1;
        }
        if (next != parent.lastUnit() + 1) {
            throw fault("the children of segment " + parent.id() + " do not cover it");
        }
    }

    private static JournalFault fault(String detail) {
        return new JournalFault(JournalRule.PARTITIONED, detail);
    }

    private static void fault(boolean holds, Supplier<String> detail) {
        JournalFault.unless(holds, JournalRule.PARTITIONED, detail);
    }

    private static void fault(boolean holds, String detail) {
        JournalFault.unless(holds, JournalRule.PARTITIONED, detail);
    }
}
