package io.quotaexchange.bidding;

import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundListener;
import io.quotaexchange.round.RoundState;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Server-sent events of rounds: each update is rendered once and the same bytes go to every watcher, from the event loop of its connection.
 *
 * <p>An event's id is its number in the round, so a watcher that was cut off goes on after {@code Last-Event-ID}. A watcher whose
 * queue is full is given what it misses as it reads. One that reads nothing from one sign of life to the next is cut off: it comes back
 * and goes on where it was. Memory is bounded: so many watchers, so many bytes queued for each, so many events kept for each round that
 * is watched (once for each event loop where it is); a round that nobody watches any more is forgotten.
 */
public final class Watching implements RoundListener {
    /**
     * @param watchers at once on this node
     * @param queueBytes waiting for one watcher
     * @param heartbeatMillis between two signs of life
     */
    public record Limits(int watchers, int queueBytes, long heartbeatMillis) {
        public static final Limits USUAL = new Limits(10_000, 64 * 1024, 15_000);
    }

    private final RoundUpdates updates;
    private final Clock clock;
    private final Limits limits;
    /** By the thread of the event loop. */
    private final Map<Thread, LoopWatchers> loops = new ConcurrentHashMap<>();
    /** Rounds that somebody watches, or did a moment ago, and where: nothing is rendered of the others. */
    private final Map<String, Set<LoopWatchers>> watched = new ConcurrentHashMap<>();

    private final AtomicInteger places = new AtomicInteger();
    private volatile Relay relay = Relay.NONE;

    /** The way to watchers of other nodes. */
    interface Relay {
        /** There are no other nodes. */
        Relay NONE = new Relay() {
            @Override
            public boolean isWanted(String round) {
                return false;
            }

            @Override
            public void wants(String round) {}

            @Override
            public void tell(String round, long number, Optional<LiveUpdate> update) {}
        };

        /** Whether somebody watches this round at another node. */
        boolean isWanted(String round);

        /** Says that somebody watches this round here. */
        void wants(String round);

        /** @param update empty where there is nothing to see of the event */
        void tell(String round, long number, Optional<LiveUpdate> update);
    }

    public Watching(Vertx vertx, RoundArchive archive, LiveViews views, Clock clock, Limits limits) {
        this.updates = new RoundUpdates(vertx, archive, views);
        this.clock = clock;
        this.limits = limits;
    }

    /** Has what is written here told to the other nodes, and what they tell shown to watchers here. */
    void share(Relay through) {
        relay = through;
    }

    /** Answers a watcher; to be called on the loop of its connection. */
    public void watch(RoutingContext request, String round, Optional<String> lot) {
        loops.computeIfAbsent(
                        Thread.currentThread(),
                        // Not the request's own context, which would be kept with all that belongs to the request.
                        loop -> new LoopWatchers(this, ContextInternal.current().unwrap()))
                .watch(request, round, lot.orElse(""), after(request));
    }

    private static Optional<Long> after(RoutingContext request) {
        String header = request.request().getHeader("last-event-id");
        String wanted = header != null ? header : request.request().getParam("after");
        return Optional.ofNullable(wanted)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    @Override
    public void written(RoundJournal.Recorded recorded, RoundState state) {
        boolean elsewhere = relay.isWanted(recorded.round());
        if (!elsewhere && !watched.containsKey(recorded.round())) {
            return;
        }
        Optional<LiveUpdate> update = updates.of(recorded, state);
        if (elsewhere) {
            relay.tell(recorded.round(), recorded.number(), update);
        }
        heard(recorded.round(), recorded.number(), update);
    }

    /** What another node has written. */
    void heard(String round, long number, Optional<LiveUpdate> update) {
        boolean complete = relay == Relay.NONE;
        watched.getOrDefault(round, Set.of()).forEach(loop -> loop.advance(round, number, update, complete));
    }

    /** Rounds that somebody watches here, or did a moment ago. */
    Set<String> watched() {
        return Set.copyOf(watched.keySet());
    }

    /** Looks in the journal for what nobody told. @param last number of each round's last event there */
    void compare(Map<String, Long> last) {
        loops.values().forEach(loop -> loop.compare(last));
    }

    /** Has what happens in a round told to this loop from now on. */
    void wants(String round, LoopWatchers loop) {
        boolean isNews = !watched.containsKey(round);
        watched.compute(round, (name, already) -> {
            Set<LoopWatchers> told = already == null ? ConcurrentHashMap.newKeySet() : already;
            told.add(loop);
            return told;
        });
        if (isNews) {
            relay.wants(round);
        }
    }

    /** Has it told there no more. */
    void wantsNoMore(String round, LoopWatchers loop) {
        watched.computeIfPresent(round, (name, told) -> {
            told.remove(loop);
            return told.isEmpty() ? null : told;
        });
    }

    boolean hasPlace() {
        return places.get() < limits.watchers();
    }

    /** Takes one more watcher in. @return false if as many watch as may */
    boolean takePlace() {
        if (places.incrementAndGet() <= limits.watchers()) {
            return true;
        }
        places.decrementAndGet();
        return false;
    }

    void givePlaceBack() {
        places.decrementAndGet();
    }

    Limits limits() {
        return limits;
    }

    RoundUpdates updates() {
        return updates;
    }

    String now() {
        return clock.instant().toString();
    }
}
