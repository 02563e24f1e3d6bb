package io.quotaexchange.bidding;

import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundEvent;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundListener;
import io.quotaexchange.round.RoundState;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Server-sent events of rounds: each update is rendered once and the same bytes go to every watcher.
 *
 * <p>An event's id is its number in the round, so a watcher that was cut off goes on after {@code Last-Event-ID}. A watcher whose
 * queue is full is given what it misses as it reads. One that reads nothing from one sign of life to the next is cut off: it comes back
 * and goes on where it was. Memory is bounded: so many watchers, so many bytes queued for each, so many events kept for each round that
 * is watched; a round that nobody watches any more is forgotten.
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

    private final Context context;
    private final RoundArchive archive;
    private final LiveViews views;
    private final Clock clock;
    private final Limits limits;
    private final Map<String, Channel> channels = new HashMap<>();
    /** Rounds that somebody watches, or did a moment ago: nothing is rendered for the others. */
    private final Set<String> watched = ConcurrentHashMap.newKeySet();

    private final Set<String> catchingUp = new HashSet<>();
    private final Map<String, Long> behind = new HashMap<>();
    private volatile Relay relay = Relay.NONE;
    private int watchers;

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
            public void tell(String round, long number, Optional<Channel.Update> update) {}
        };

        /** Whether somebody watches this round at another node. */
        boolean isWanted(String round);

        /** Says that somebody watches this round here. */
        void wants(String round);

        /** @param update empty where there is nothing to see of the event */
        void tell(String round, long number, Optional<Channel.Update> update);
    }

    public Watching(Vertx vertx, RoundArchive archive, LiveViews views, Clock clock, Limits limits) {
        this.context = vertx.getOrCreateContext();
        this.archive = archive;
        this.views = views;
        this.clock = clock;
        this.limits = limits;
        vertx.setPeriodic(limits.heartbeatMillis(), timer -> context.runOnContext(ignored -> beat()));
    }

    /** Has what is written here told to the other nodes, and what they tell shown to watchers here. */
    void share(Relay through) {
        relay = through;
    }

    @Override
    public void written(RoundJournal.Recorded recorded, RoundState state) {
        boolean elsewhere = relay.isWanted(recorded.round());
        boolean isWatched = watched.contains(recorded.round());
        if (!isWatched && !elsewhere) {
            return;
        }
        Optional<Channel.Update> update = render(recorded, state);
        if (elsewhere) {
            relay.tell(recorded.round(), recorded.number(), update);
        }
        if (isWatched) {
            context.runOnContext(ignored -> advance(recorded.round(), recorded.number(), update));
        }
    }

    /** What another node has written. */
    void heard(String round, long number, Optional<Channel.Update> update) {
        if (watched.contains(round)) {
            context.runOnContext(ignored -> advance(round, number, update));
        }
    }

    private void advance(String round, long number, Optional<Channel.Update> update) {
        Channel channel = channels.get(round);
        if (channel != null && !channel.advance(number, update, relay == Relay.NONE)) {
            catchUp(round, channel);
        }
    }

    /** Rounds that somebody watches here, or did a moment ago. */
    Set<String> watched() {
        return Set.copyOf(watched);
    }

    /** Looks in the journal for what nobody told. @param last number of each round's last event there */
    void compare(Map<String, Long> last) {
        context.runOnContext(ignored -> last.forEach((round, number) -> {
            Channel channel = channels.get(round);
            if (channel == null || number <= channel.seen()) {
                behind.remove(round);
            } else if (!number.equals(behind.put(round, number))) {
                // It may be on its way: it is looked for again.
                return;
            } else {
                catchUp(round, channel);
            }
        }));
    }

    private void catchUp(String round, Channel channel) {
        if (!catchingUp.add(round)) {
            return;
        }
        archive.events(round)
                .onComplete(read -> context.runOnContext(ignored -> {
                    catchingUp.remove(round);
                    if (read.failed()) {
                        return;
                    }
                    RoundState state = new RoundState();
                    for (RoundJournal.Recorded recorded : read.result()) {
                        state.apply(recorded.event(), recorded.recordedAt());
                        if (recorded.number() > channel.seen()) {
                            channel.advance(recorded.number(), render(recorded, state), true);
                        }
                    }
                }));
    }

    private Optional<Channel.Update> render(RoundJournal.Recorded recorded, RoundState state) {
        if (!(recorded.event() instanceof RoundEvent.Live live)) {
            return Optional.empty();
        }
        return views.event(recorded.round(), live.event(), state.live(), recorded.recordedAt())
                .map(view -> new Channel.Update(
                        recorded.number(),
                        view.getString("lot", ""),
                        Buffer.buffer(
                                "id: " + recorded.number() + "\nevent: update\ndata: " + view.encode() + "\n\n")));
    }

    /**
     * Somebody who wants to watch. Its connection is another loop's: what ends its request, and what hears that it is gone, is there; what
     * is written goes from here.
     */
    private final class Arrival {
        private final RoutingContext request;
        private final Context own = Vertx.currentContext();
        private final Channel.Watcher watcher;
        /** Where it watches; null before it does. */
        private Channel channel;

        Arrival(RoutingContext request, String lot) {
            this.request = request;
            watcher = new Channel.Watcher(request.response(), lot);
            // Before anything goes to the other loop: nobody leaves unheard.
            request.addEndHandler(gone -> context.runOnContext(left -> leave()));
        }

        void fail(Throwable why) {
            own.runOnContext(ignored -> request.fail(why));
        }

        private void leave() {
            if (channel != null) {
                watchers--;
                channel.remove(watcher);
            }
        }
    }

    /** Answers a watcher; to be called on the loop of its connection. */
    public void watch(RoutingContext request, String round, Optional<String> lot) {
        Optional<Long> after = after(request);
        Arrival arrival = new Arrival(request, lot.orElse(""));
        context.runOnContext(ignored -> {
            if (isFull(arrival)) {
                return;
            }
            if (watched.add(round)) {
                relay.wants(round);
            }
            channels.computeIfAbsent(round, this::load).whenLoaded(channel -> {
                if (channel.failure().isPresent()) {
                    arrival.fail(channel.failure().get());
                } else if (channel.last() == 0) {
                    forget(round);
                    arrival.fail(Problem.notFound("round", round).asException());
                } else if (!isFull(arrival)) {
                    // Others may have come while the round was read.
                    begin(arrival, channel, after);
                }
            });
        });
    }

    private boolean isFull(Arrival arrival) {
        if (watchers < limits.watchers()) {
            return false;
        }
        arrival.fail(Problem.of(
                        503,
                        "too-many-watchers",
                        "观看人数已满",
                        "As many as can be served are watching",
                        "try again in a minute, or read the lot itself")
                .asException());
        return true;
    }

    private void forget(String round) {
        channels.remove(round);
        watched.remove(round);
        behind.remove(round);
    }

    private static Optional<Long> after(RoutingContext request) {
        String header = request.request().getHeader("last-event-id");
        String wanted = header != null ? header : request.request().getParam("after");
        return Optional.ofNullable(wanted)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    private Channel load(String round) {
        Channel channel = new Channel(task -> context.runOnContext(ignored -> task.run()));
        archive.events(round)
                .onComplete(read -> context.runOnContext(ignored -> {
                    if (read.failed()) {
                        forget(round);
                        channel.failed(read.cause());
                        return;
                    }
                    RoundState state = new RoundState();
                    long last = 0;
                    for (RoundJournal.Recorded recorded : read.result()) {
                        state.apply(recorded.event(), recorded.recordedAt());
                        render(recorded, state).ifPresent(channel::keep);
                        last = recorded.number();
                    }
                    channel.loaded(last);
                }));
        return channel;
    }

    private void begin(Arrival arrival, Channel channel, Optional<Long> after) {
        HttpServerResponse response = arrival.request.response();
        if (response.closed()) {
            return;
        }
        watchers++;
        response.setChunked(true)
                .setWriteQueueMaxSize(limits.queueBytes())
                .putHeader("content-type", "text/event-stream; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .putHeader("x-accel-buffering", "no")
                // Compression would hold events back.
                .putHeader("content-encoding", "identity");
        arrival.channel = channel;
        response.write(hello(channel));
        channel.begin(arrival.watcher, after);
    }

    private Buffer hello(Channel channel) {
        return Buffer.buffer("retry: 2000\nevent: hello\ndata: "
                + new JsonObject()
                        .put("serverTime", clock.instant().toString())
                        .put("last", channel.last())
                        .encode()
                + "\n\n");
    }

    private void beat() {
        Buffer sign = Buffer.buffer("event: time\ndata: {\"serverTime\":\"" + clock.instant() + "\"}\n\n");
        channels.values().forEach(channel -> channel.say(sign));
        List<String> left = channels.entrySet().stream()
                .filter(channel -> channel.getValue().isIdleStill())
                .map(Map.Entry::getKey)
                .toList();
        left.forEach(this::forget);
    }
}
