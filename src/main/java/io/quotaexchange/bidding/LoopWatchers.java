package io.quotaexchange.bidding;

import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Those who watch over the connections of one event loop. Whatever is not said to come from elsewhere is called on that loop, and happens there. */
final class LoopWatchers {
    private final Watching watching;
    private final Context loop;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Set<String> catchingUp = new HashSet<>();
    private final Map<String, Long> behind = new HashMap<>();

    LoopWatchers(Watching watching, Context loop) {
        this.watching = watching;
        this.loop = loop;
        later(() -> loop.owner().setPeriodic(watching.limits().heartbeatMillis(), timer -> beat()));
    }

    private void later(Runnable task) {
        loop.runOnContext(ignored -> task.run());
    }

    /** Somebody who wants to watch. */
    private final class Arrival {
        private final RoutingContext request;
        private final Channel.Watcher watcher;
        /** Where it watches; null before it does. */
        private Channel channel;

        Arrival(RoutingContext request, String lot) {
            this.request = request;
            watcher = new Channel.Watcher(request.response(), lot);
            // Before anything waits: nobody leaves unheard.
            request.addEndHandler(gone -> leave());
        }

        private void leave() {
            if (channel != null) {
                channel.remove(watcher);
                watching.givePlaceBack();
            }
        }
    }

    /** Answers a watcher. @param after number of the last event it has; empty: it wants the new ones only */
    void watch(RoutingContext request, String round, String lot, Optional<Long> after) {
        if (!watching.hasPlace()) {
            request.fail(full());
            return;
        }
        Arrival arrival = new Arrival(request, lot);
        watching.wants(round, this);
        channels.computeIfAbsent(round, this::load).whenLoaded(channel -> {
            if (channel.failure().isPresent()) {
                request.fail(channel.failure().get());
            } else if (channel.last() == 0) {
                forget(round);
                request.fail(Problem.notFound("round", round).asException());
            } else if (!request.response().closed()) {
                begin(arrival, channel, after);
            }
        });
    }

    private void begin(Arrival arrival, Channel channel, Optional<Long> after) {
        // Others may have come while the round was read.
        if (!watching.takePlace()) {
            arrival.request.fail(full());
            return;
        }
        arrival.channel = channel;
        HttpServerResponse response = arrival.request.response();
        response.setChunked(true)
                .setWriteQueueMaxSize(watching.limits().queueBytes())
                .putHeader("content-type", "text/event-stream; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .putHeader("x-accel-buffering", "no")
                // Compression would hold events back.
                .putHeader("content-encoding", "identity");
        response.write(hello(channel));
        channel.begin(arrival.watcher, after);
    }

    private static Throwable full() {
        return Problem.of(
                        503,
                        "too-many-watchers",
                        "观看人数已满",
                        "As many as can be served are watching",
                        "try again in a minute, or read the lot itself")
                .asException();
    }

    private Buffer hello(Channel channel) {
        return Buffer.buffer("retry: 2000\nevent: hello\ndata: "
                + new JsonObject()
                        .put("serverTime", watching.now())
                        .put("last", channel.last())
                        .encode()
                + "\n\n");
    }

    private Channel load(String round) {
        Channel channel = new Channel(this::later);
        watching.updates()
                .history(round)
                .onComplete(read -> later(() -> {
                    if (read.succeeded()) {
                        channel.loaded(read.result());
                    } else {
                        forget(round);
                        channel.failed(read.cause());
                    }
                }));
        return channel;
    }

    private void forget(String round) {
        channels.remove(round);
        behind.remove(round);
        watching.wantsNoMore(round, this);
    }

    /** The next event of a round; from elsewhere. @param complete whether nothing can have been left out before it */
    void advance(String round, long number, Optional<LiveUpdate> update, boolean complete) {
        later(() -> {
            Channel channel = channels.get(round);
            if (channel != null && !channel.advance(number, update, complete)) {
                catchUp(round, channel);
            }
        });
    }

    /** Looks in the journal for what nobody told; from elsewhere. @param last number of each round's last event there */
    void compare(Map<String, Long> last) {
        later(() -> last.forEach((round, number) -> {
            Channel channel = channels.get(round);
            if (channel == null || number <= channel.seen()) {
                behind.remove(round);
            } else if (number.equals(behind.put(round, number))) {
                // When it was first looked for it may have been on its way.
                catchUp(round, channel);
            }
        }));
    }

    private void catchUp(String round, Channel channel) {
        if (!catchingUp.add(round)) {
            return;
        }
        watching.updates()
                .after(round, channel.seen())
                .onComplete(read -> later(() -> {
                    catchingUp.remove(round);
                    if (read.succeeded()) {
                        read.result().forEach(event -> channel.advance(event.number(), event.update(), true));
                    }
                }));
    }

    /** A sign of life to everybody. */
    private void beat() {
        Buffer sign = Buffer.buffer("event: time\ndata: {\"serverTime\":\"" + watching.now() + "\"}\n\n");
        channels.values().forEach(channel -> channel.say(sign));
        List<String> left = channels.entrySet().stream()
                .filter(channel -> channel.getValue().isIdleStill())
                .map(Map.Entry::getKey)
                .toList();
        left.forEach(this::forget);
    }
}
