package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.LiveState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A round as its events made it. Applying an event never fails, never looks at a clock, never decides.
 *
 * <p>Owned by one thread: the round's sequencer, or a reader that replays the events for itself.
 */
public final class RoundState {
    /** An order with its place in time, and what was said against it. */
    public record Entered(long seq, Order order, List<Refusal> refusals) {
        public boolean accepted() {
            return refusals.isEmpty();
        }
    }

    /** A stage that was cleared. One of lots has no case of its own: each lot has. */
    public record Cleared(int stage, String caseText, String resultText, List<Award> awards) {}

    private RoundPlan plan;
    private LiveState live = new LiveState(new Pairings(List.of()));
    private RoundTimeline timeline;
    private long events;
    private long lastSeq;
    private Instant time = Instant.MIN;
    private boolean settled;
    private final Map<String, Entered> orders = new LinkedHashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    /** Sealed bids as they were before they were opened. */
    private final Map<String, Order.SealedBid> hidden = new HashMap<>();

    private final Map<String, Long> secured = new LinkedHashMap<>();
    private final Map<Integer, Cleared> cleared = new TreeMap<>();
    private final Map<String, Long> returned = new LinkedHashMap<>();
    private final Map<String, Award> awards = new LinkedHashMap<>();
    private final Map<String, Long> market = new LinkedHashMap<>();
    private final Map<String, Long> pool = new LinkedHashMap<>();

    /**
     * Brings the state forward by one event.
     *
     * @param at when it was recorded, never before the event in front of it
     */
    public void apply(RoundEvent event, Instant at) {
        events++;
        time = at;
        switch (event) {
            case RoundEvent.Opened e -> {
                plan = e.plan();
                live = new LiveState(plan.pairings());
            }
            case RoundEvent.Announced e -> {
                plan = e.plan();
                live = new LiveState(plan.pairings());
                timeline = new RoundTimeline(e, at);
            }
            case RoundEvent.OrderEntered e -> enter(e.seq(), e.order(), List.of());
            case RoundEvent.OrderRefused e -> enter(e.seq(), e.order(), e.refusals());
            case RoundEvent.OrderReplaced e -> {
                withdrawn.add(e.replaced());
                enter(e.seq(), e.order(), List.of());
            }
            case RoundEvent.OrderWithdrawn e -> withdrawn.add(e.order());
            case RoundEvent.ListingSecured e -> secured.put(e.listing(), e.settlement());
            case RoundEvent.ListingRefused e -> {
                Entered before = orders.get(e.listing());
                orders.put(e.listing(), new Entered(before.seq(), before.order(), List.of(e.refusal())));
            }
            case RoundEvent.StageCleared e -> {
                cleared.put(e.stage(), new Cleared(e.stage(), e.caseText(), e.resultText(), e.awards()));
                e.awards().forEach(this::count);
                timeline().ifPresent(it -> it.stageCleared(e.stage(), at));
            }
            case RoundEvent.ListingReturned e -> returned.put(e.listing(), e.amount());
            case RoundEvent.Settled e -> {
                settled = true;
                timeline().ifPresent(RoundTimeline::settled);
            }
            case RoundEvent.SealsOpened e -> {
                timeline.apply(e, at);
                openSeals(plan().orElseThrow(), e.bids());
            }
            // An outage is noted of a round without a calendar too, where it moves a lot.
            case RoundEvent.Calendar e -> timeline().ifPresent(it -> it.apply(e, at));
            case RoundEvent.Live e -> {
                live.apply(e.event(), at);
                e.awards().forEach(this::count);
                if (e.event() instanceof LiveEvent.LotsFinished finished) {
                    timeline().ifPresent(it -> it.stageCleared(finished.stage(), at));
                    cleared.put(finished.stage(), new Cleared(finished.stage(), "", "", awardsOf(finished.stage())));
                }
            }
        }
    }

    private void openSeals(RoundPlan plan, List<Order.Bid> opened) {
        Map<String, Order.Bid> byId = new HashMap<>();
        opened.forEach(bid -> byId.put(bid.id(), bid));
        for (Map.Entry<String, Entered> entry : orders.entrySet()) {
            Entered entered = entry.getValue();
            if (entered.order() instanceof Order.SealedBid hidden && isStanding(entered)) {
                this.hidden.put(hidden.id(), hidden);
                Order.Bid bid = byId.get(hidden.id());
                entry.setValue(
                        bid == null
                                ? new Entered(entered.seq(), hidden, List.of(RoundRefusal.SEAL_BROKEN.refusal()))
                                // Whoever sealed it by a program of their own had nobody look at it before.
                                : new Entered(entered.seq(), bid, OrderRules.check(plan, bid)));
            }
        }
    }

    private void enter(long seq, Order order, List<Refusal> refusals) {
        lastSeq = seq;
        orders.put(order.id(), new Entered(seq, order, List.copyOf(refusals)));
    }

    private void count(Award award) {
        awards.put(award.id(), award);
        if (award.fromPool()) {
            pool.merge(award.order() + "/" + award.indicator(), award.amount(), Math::addExact);
        } else {
            market.merge(award.order() + "/" + award.indicator(), award.amount(), Math::addExact);
            market.merge(award.offer() + "/" + award.indicator(), award.amount(), Math::addExact);
        }
    }

    private List<Award> awardsOf(int stage) {
        return awards.values().stream().filter(award -> award.stage() == stage).toList();
    }

    /** Lots and books. */
    public LiveState live() {
        return live;
    }

    /** Empty until the round was opened. */
    public Optional<RoundPlan> plan() {
        return Optional.ofNullable(plan);
    }

    /** When the last event was recorded; the round's time never falls. {@link Instant#MIN} before the first. */
    public Instant time() {
        return time;
    }

    /**
     * When the round next does something by itself; empty while only a command can move it. Nothing else is decided at or after that
     * moment before a {@link RoundCommand.Tick} was.
     */
    public Optional<Instant> deadline() {
        if (timeline().filter(RoundTimeline::isPaused).isPresent()) {
            return Optional.empty();
        }
        return earliest(earliest(timeline().flatMap(RoundTimeline::deadline), live.deadline()), stageDeadline());
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || !other.get().isBefore(one.get())) ? one : other;
    }

    /** When a live stage of the calendar is next due to do something as a whole: see {@link LiveStages#tick}. */
    Optional<Instant> stageDeadline() {
        return timeline()
                .filter(it -> it.phase() == RoundPhase.STAGES && it.begun() > cleared.size())
                .flatMap(it -> switch (plan.stages().get(it.begun() - 1).kind()) {
                    case ASCENDING_AUCTION ->
                        live.isUnderWay(it.begun()) ? Optional.empty() : Optional.of(it.stageUntil());
                    case CONTINUOUS ->
                        live.book(it.begun())
                                .map(book -> book.isClosed() ? Optional.<Instant>empty() : Optional.of(it.stageUntil()))
                                .orElse(Optional.of(time));
                    default -> Optional.empty();
                });
    }

    /** The way through its calendar; empty for a round that was opened without one. */
    public Optional<RoundTimeline> timeline() {
        return Optional.ofNullable(timeline);
    }

    /** How many events were applied; the next one has this number plus one. */
    public long events() {
        return events;
    }

    public long lastSeq() {
        return lastSeq;
    }

    public boolean isSettled() {
        return settled;
    }

    /** Whether the buyer won the award by bidding, with a deposit behind it; key projects ask, and need none. Clause: M13-05.8. */
    public boolean wasBidFor(Award award) {
        return !(order(award.order()).map(Entered::order).orElse(null) instanceof Order.Request);
    }

    /**
     * Values at the guide price, fen, of what a county's deposit stands behind: lots under way for which it has a limit, what it bids
     * for and has bought in a book that is not cleared yet, and what it has won by bidding. Clause: M13-05.8.
     */
    public List<Long> bidForAtGuidePrice(String county) {
        List<Long> values = new ArrayList<>();
        live.bidFor(county).forEach(lot -> values.add(atGuidePrice(lot.indicator(), lot.amount())));
        live.books().stream()
                .filter(book -> book.stage() > cleared.size() && book.bidFor(county) > 0)
                .forEach(book -> values.add(atGuidePrice(book.indicator(), book.bidFor(county))));
        awards.values().stream()
                .filter(award -> award.buyer().equals(county) && wasBidFor(award))
                .forEach(award -> values.add(atGuidePrice(award.indicator(), award.amount())));
        return values;
    }

    /** Fen. */
    public long atGuidePrice(IndicatorKind indicator, long amount) {
        return indicator.value(amount, plan.prices().get(indicator).guideFen());
    }

    /** Whether nothing can happen in it any more: settled or withdrawn. */
    public boolean isOver() {
        return settled || timeline().filter(it -> it.phase().isOver()).isPresent();
    }

    public Optional<Entered> order(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** Every order, refused ones too, as they arrived. */
    public Collection<Entered> orders() {
        return Collections.unmodifiableCollection(orders.values());
    }

    /** Whether it was accepted and not withdrawn. */
    public boolean isStanding(Entered entered) {
        return entered.accepted() && !withdrawn.contains(entered.order().id());
    }

    public boolean isWithdrawn(String order) {
        return withdrawn.contains(order);
    }

    /** Sealed bids that stand and were not opened, as they arrived. */
    public List<Entered> sealedBids() {
        return accepted(Order.SealedBid.class);
    }

    /** A bid as it was sealed, after it was opened. */
    public Optional<Order.SealedBid> sealed(String bid) {
        return Optional.ofNullable(hidden.get(bid));
    }

    /** Listings that were accepted, withdrawn ones too: those whose units were moved to listed. */
    public List<Entered> everListed() {
        List<Entered> found = new ArrayList<>();
        for (Entered entered : orders.values()) {
            if (entered.accepted() && entered.order() instanceof Order.Listing) {
                found.add(entered);
            }
        }
        return found;
    }

    /** Accepted listings that were not withdrawn, as they arrived. */
    public List<Entered> listings() {
        return accepted(Order.Listing.class);
    }

    public List<Entered> requests() {
        return accepted(Order.Request.class);
    }

    public List<Entered> bids() {
        return accepted(Order.Bid.class);
    }

    private List<Entered> accepted(Class<? extends Order> kind) {
        List<Entered> found = new ArrayList<>();
        for (Entered entered : orders.values()) {
            if (isStanding(entered) && kind.isInstance(entered.order())) {
                found.add(entered);
            }
        }
        return found;
    }

    /** The settlement that moved the listing's units to listed; empty while that is under way. */
    public Optional<Long> securedBy(String listing) {
        return Optional.ofNullable(secured.get(listing));
    }

    public Optional<Cleared> cleared(int stage) {
        return Optional.ofNullable(cleared.get(stage));
    }

    /** Stages cleared so far, in order. */
    public Collection<Cleared> clearedStages() {
        return Collections.unmodifiableCollection(cleared.values());
    }

    /** Every award, as made. */
    public Collection<Award> awards() {
        return Collections.unmodifiableCollection(awards.values());
    }

    public Optional<Award> award(String id) {
        return Optional.ofNullable(awards.get(id));
    }

    /** What the order bought from, or sold to, counties in one indicator: m² or kg. */
    public long traded(String order, IndicatorKind indicator) {
        return market.getOrDefault(order + "/" + indicator, 0L);
    }

    /** What the request drew from the provincial pool in one indicator: m² or kg. */
    public long drawn(String order, IndicatorKind indicator) {
        return pool.getOrDefault(order + "/" + indicator, 0L);
    }

    /** What a listing has not sold. */
    public long left(Order.Listing listing) {
        return listing.amount() - traded(listing.id(), listing.indicator());
    }

    public Optional<Long> returned(String listing) {
        return Optional.ofNullable(returned.get(listing));
    }
}
