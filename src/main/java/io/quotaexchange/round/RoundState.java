package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.matching.Pairings;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.LiveState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private long events;
    private long lastSeq;
    private Instant time = Instant.MIN;
    private boolean settled;
    private final Map<String, Entered> orders = new LinkedHashMap<>();
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
            case RoundEvent.OrderEntered e -> enter(e.seq(), e.order(), List.of());
            case RoundEvent.OrderRefused e -> enter(e.seq(), e.order(), e.refusals());
            case RoundEvent.ListingSecured e -> secured.put(e.listing(), e.settlement());
            case RoundEvent.ListingRefused e -> {
                Entered before = orders.get(e.listing());
                orders.put(e.listing(), new Entered(before.seq(), before.order(), List.of(e.refusal())));
            }
            case RoundEvent.StageCleared e -> {
                cleared.put(e.stage(), new Cleared(e.stage(), e.caseText(), e.resultText(), e.awards()));
                e.awards().forEach(this::count);
            }
            case RoundEvent.ListingReturned e -> returned.put(e.listing(), e.amount());
            case RoundEvent.Settled e -> settled = true;
            case RoundEvent.Live e -> {
                live.apply(e.event(), at);
                e.awards().forEach(this::count);
                if (e.event() instanceof LiveEvent.LotsFinished finished) {
                    cleared.put(finished.stage(), new Cleared(finished.stage(), "", "", awardsOf(finished.stage())));
                }
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
        return live.deadline();
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

    public Optional<Entered> order(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** Every order, refused ones too, as they arrived. */
    public Collection<Entered> orders() {
        return Collections.unmodifiableCollection(orders.values());
    }

    /** Accepted listings, as they arrived. */
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
            if (entered.accepted() && kind.isInstance(entered.order())) {
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
    public long traded(String order, io.quotaexchange.quantity.IndicatorKind indicator) {
        return market.getOrDefault(order + "/" + indicator, 0L);
    }

    /** What the request drew from the provincial pool in one indicator: m² or kg. */
    public long drawn(String order, io.quotaexchange.quantity.IndicatorKind indicator) {
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
