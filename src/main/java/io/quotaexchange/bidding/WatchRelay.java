package io.quotaexchange.bidding;

import io.quotaexchange.platform.cluster.Calls;
import io.quotaexchange.round.RoundArchive;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Watchers are served by every node: the node that serves a round tells its events to those where it is watched. What gets lost on the way
 * is found in the journal within two seconds.
 */
public final class WatchRelay implements Watching.Relay {
    private static final String EVENT = "watch.event";
    private static final String WANTED = "watch.wanted";
    private static final long LOOK_MILLIS = 1_000;

    private final String self;
    private final Calls calls;
    private final Watching watching;
    private final RoundArchive archive;
    private final WantedRounds wanted = new WantedRounds();

    private WatchRelay(String self, Calls calls, Watching watching, RoundArchive archive) {
        this.self = self;
        this.calls = calls;
        this.watching = watching;
        this.archive = archive;
    }

    /** Begins to tell and to hear. @param self this node's name */
    public static Future<Void> start(Vertx vertx, String self, Calls calls, Watching watching, RoundArchive archive) {
        WatchRelay relay = new WatchRelay(self, calls, watching, archive);
        watching.share(relay);
        vertx.setPeriodic(LOOK_MILLIS, timer -> relay.look());
        return calls.hear(EVENT, relay::heard).compose(done -> calls.hear(WANTED, relay::wantedBy));
    }

    @Override
    public boolean isWanted(String round) {
        return wanted.isWanted(round, System.nanoTime());
    }

    @Override
    public void wants(String round) {
        say(Set.of(round));
    }

    private void say(Set<String> rounds) {
        calls.tell(WANTED, new JsonObject().put("node", self).put("rounds", new JsonArray(List.copyOf(rounds))));
    }

    private void wantedBy(JsonObject news) {
        if (!self.equals(news.getString("node"))) {
            long now = System.nanoTime();
            news.getJsonArray("rounds").forEach(round -> wanted.say((String) round, now));
        }
    }

    @Override
    public void tell(String round, long number, Optional<LiveUpdate> update) {
        JsonObject news = new JsonObject().put("node", self).put("round", round).put("number", number);
        update.ifPresent(
                fresh -> news.put("lot", fresh.lot()).put("bytes", fresh.bytes().getBytes()));
        calls.tell(EVENT, news);
    }

    private void heard(JsonObject news) {
        if (self.equals(news.getString("node"))) {
            return;
        }
        long number = news.getLong("number");
        watching.heard(
                news.getString("round"),
                number,
                news.containsKey("bytes")
                        ? Optional.of(
                                new LiveUpdate(number, news.getString("lot"), Buffer.buffer(news.getBinary("bytes"))))
                        : Optional.empty());
    }

    private void look() {
        wanted.forget(System.nanoTime());
        Set<String> watched = watching.watched();
        if (watched.isEmpty()) {
            return;
        }
        say(watched);
        archive.lastNumbers(watched).onSuccess(watching::compare);
    }
}
