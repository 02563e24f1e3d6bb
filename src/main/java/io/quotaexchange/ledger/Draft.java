package io.quotaexchange.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** An entry in the making: what one settlement would do to a state, which stays as it is. */
final class Draft {
    private final LedgerState state;
    private final Map<Account, Standing> standings = new HashMap<>();
    private final Map<Account, LiveSegments> added = new HashMap<>();
    private final Map<String, Lot> newLots = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private long lastSegment;

    final List<Posting> postings = new ArrayList<>();
    final List<Lot> lots = new ArrayList<>();
    final List<SegmentSpend> spent = new ArrayList<>();
    final List<Segment> created = new ArrayList<>();

    Draft(LedgerState state) {
        this.state = state;
        lastSegment = state.head().segments();
    }

    /** Posts a transfer, taking units oldest lot first, or from the named lot. @return what is missing, if anything */
    Optional<String> move(Transfer transfer) {
        Optional<String> missing = post(transfer);
        if (missing.isPresent() || transfer.from().unit() == Unit.CNY) {
            return missing;
        }
        return transfer.units().isPresent()
                ? takeExactly(transfer, transfer.units().get())
                : takeUnits(transfer);
    }

    /** Posts a transfer of exactly these segments. @return what is missing, if anything */
    Optional<String> moveExactly(Transfer transfer, List<Segment> segments) {
        Optional<String> missing = post(transfer);
        for (Segment segment : segments) {
            if (missing.isEmpty() && (gone.contains(segment.id()) || !isLiveAsIs(segment))) {
                missing = Optional.of("units " + segment.firstUnit() + "–" + segment.lastUnit() + " of lot "
                        + segment.lot() + " have moved on since");
            }
            if (missing.isPresent()) {
                return missing;
            }
            spend(segment);
            create(
                    segment.lot(),
                    segment.firstUnit(),
                    segment.lastUnit(),
                    transfer.to(),
                    OptionalLong.of(segment.id()));
        }
        return missing;
    }

    /** Posts a transfer whose units come into being as a new lot. */
    void mint(Transfer transfer, LotIssue issue, long firstUnit) {
        post(transfer);
        long lastUnit = firstUnit + issue.amount() - 1;
        Lot lot = new Lot(
                issue.serial(),
                issue.indicator(),
                issue.county(),
                issue.project(),
                issue.acceptedOn(),
                firstUnit,
                lastUnit);
        lots.add(lot);
        newLots.put(lot.serial(), lot);
        create(lot.serial(), firstUnit, lastUnit, transfer.to(), OptionalLong.empty());
    }

    private Optional<String> post(Transfer transfer) {
        Standing from = after(transfer.from(), -transfer.amount());
        if (from.balance() < 0 && !transfer.from().kind().mayBeNegative()) {
            long before = from.balance() + transfer.amount();
            return Optional.of(transfer.from() + " has " + before + ", less than " + transfer.amount());
        }
        standings.put(transfer.from(), from);
        Standing to = after(transfer.to(), transfer.amount());
        standings.put(transfer.to(), to);
        postings.add(new Posting(transfer.withoutUnits(), from, to));
        return Optional.empty();
    }

    private Standing after(Account account, long change) {
        Standing now = standings.get(account);
        if (now == null) {
            Holding holding = state.holding(account);
            now = new Standing(holding.balance(), holding.postings());
        }
        return new Standing(Math.addExact(now.balance(), change), now.number() + 1);
    }

    private Optional<String> takeUnits(Transfer transfer) {
        Optional<Lot> lot = transfer.lot().map(this::lot);
        long wanted = transfer.amount();
        while (wanted > 0) {
            Segment next = next(transfer.from(), lot);
            if (next == null) {
                long held = transfer.amount() - wanted;
                return Optional.of(transfer.from() + " holds " + held + " of lot "
                        + transfer.lot().orElse("?") + ", less than " + transfer.amount());
            }
            wanted -= cut(next, wanted, transfer);
        }
        return Optional.empty();
    }

    /** Takes these units and no others; the giver keeps what lies beside them in the same segments. */
    private Optional<String> takeExactly(Transfer transfer, UnitRange units) {
        Lot lot = lot(transfer.lot().orElseThrow());
        long next = units.first();
        for (Segment held : held(transfer.from(), lot, units)) {
            if (held.firstUnit() > next) {
                break;
            }
            long last = Math.min(units.last(), held.lastUnit());
            carve(held, next, last, transfer);
            next = last + 1;
        }
        return next > units.last()
                ? Optional.empty()
                : Optional.of(transfer.from() + " does not hold unit " + (next - lot.firstUnit() + 1) + " of lot "
                        + lot.serial());
    }

    private List<Segment> held(Account account, Lot lot, UnitRange units) {
        List<Segment> held = new ArrayList<>(state.holding(account).segments().overlapping(lot, units));
        LiveSegments more = added.get(account);
        if (more != null) {
            held.addAll(more.overlapping(lot, units));
        }
        held.removeIf(segment -> gone.contains(segment.id()));
        held.sort(Comparator.comparingLong(Segment::firstUnit));
        return held;
    }

    /** Spends a segment and makes up to three of it: what lies before the units, the units, what lies after. */
    private void carve(Segment segment, long first, long last, Transfer transfer) {
        spend(segment);
        OptionalLong parent = OptionalLong.of(segment.id());
        if (segment.firstUnit() < first) {
            create(segment.lot(), segment.firstUnit(), first - 1, transfer.from(), parent);
        }
        create(segment.lot(), first, last, transfer.to(), parent);
        if (last < segment.lastUnit()) {
            create(segment.lot(), last + 1, segment.lastUnit(), transfer.from(), parent);
        }
    }

    /** Spends a segment, gives what is wanted of it to the taker and leaves the rest. @return how much was given */
    private long cut(Segment segment, long wanted, Transfer transfer) {
        spend(segment);
        long given = Math.min(wanted, segment.amount());
        long lastGiven = segment.firstUnit() + given - 1;
        OptionalLong parent = OptionalLong.of(segment.id());
        create(segment.lot(), segment.firstUnit(), lastGiven, transfer.to(), parent);
        if (lastGiven < segment.lastUnit()) {
            create(segment.lot(), lastGiven + 1, segment.lastUnit(), transfer.from(), parent);
        }
        return given;
    }

    /** The oldest segment of the account, of a lot if one is named; null if there is none left. */
    private Segment next(Account account, Optional<Lot> lot) {
        Segment held = first(state.holding(account).segments(), lot);
        LiveSegments more = added.get(account);
        Segment fresh = more == null ? null : first(more, lot);
        if (held == null || fresh == null) {
            return held == null ? fresh : held;
        }
        return isOlder(fresh, held) ? fresh : held;
    }

    private Segment first(LiveSegments segments, Optional<Lot> lot) {
        Iterator<Segment> candidates = lot.isPresent() ? segments.ofLot(lot.get()) : segments.oldestFirst();
        while (candidates.hasNext()) {
            Segment candidate = candidates.next();
            if (!gone.contains(candidate.id())) {
                return candidate;
            }
        }
        return null;
    }

    private boolean isOlder(Segment one, Segment other) {
        int byDate = lot(one.lot()).acceptedOn().compareTo(lot(other.lot()).acceptedOn());
        return byDate != 0 ? byDate < 0 : one.firstUnit() < other.firstUnit();
    }

    private boolean isLiveAsIs(Segment segment) {
        return state.liveSegment(segment.id()).filter(segment::equals).isPresent();
    }

    private void spend(Segment segment) {
        gone.add(segment.id());
        spent.add(new SegmentSpend(segment.id(), postings.size()));
    }

    private void create(String serial, long firstUnit, long lastUnit, Account holder, OptionalLong parent) {
        lastSegment++;
        Segment segment = new Segment(lastSegment, serial, firstUnit, lastUnit, holder, parent, postings.size());
        created.add(segment);
        added.computeIfAbsent(holder, key -> new LiveSegments()).add(lot(serial), segment);
    }

    private Lot lot(String serial) {
        Lot fresh = newLots.get(serial);
        return fresh != null ? fresh : state.lot(serial).orElseThrow();
    }
}
