package io.quotaexchange.bidding;

import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundEvent;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be seen of rounds' events: of one just written, and of those in the journal. */
final class RoundUpdates {
    private final Vertx vertx;
    private final RoundArchive archive;
    private final LiveViews views;

    /** @param number of the last event, whether there was something to see of it or not; 0 if there is none */
    record History(KeptUpdates kept, long number) {}

    /** An event, with what is to be seen of it. */
    record Seen(long number, Optional<LiveUpdate> update) {}

    RoundUpdates(Vertx vertx, RoundArchive archive, LiveViews views) {
        this.vertx = vertx;
        this.archive = archive;
        this.views = views;
    }

    /** @param state with the event */
    Optional<LiveUpdate> of(RoundJournal.Recorded recorded, RoundState state) {
        if (!(recorded.event() instanceof RoundEvent.Live live)) {
            return Optional.empty();
        }
        return views.event(recorded.round(), live.event(), state.live(), recorded.recordedAt())
                .map(view -> new LiveUpdate(
                        recorded.number(),
                        view.getString("lot", ""),
                        Buffer.buffer(
                                "id: " + recorded.number() + "\nevent: update\ndata: " + view.encode() + "\n\n")));
    }

    /** A round so far. Completed on any thread. */
    Future<History> history(String round) {
        return read(round, 0).map(events -> {
            KeptUpdates kept = new KeptUpdates();
            events.forEach(event -> event.update().ifPresent(kept::keep));
            return new History(kept, events.isEmpty() ? 0 : events.getLast().number());
        });
    }

    /** The events after this one. Completed on any thread. */
    Future<List<Seen>> after(String round, long number) {
        return read(round, number);
    }

    /** Not on an event loop: a long round takes a while. */
    private Future<List<Seen>> read(String round, long after) {
        return archive.events(round)
                .compose(events -> vertx.executeBlocking(
                        () -> {
                            RoundState state = new RoundState();
                            List<Seen> seen = new ArrayList<>();
                            for (RoundJournal.Recorded recorded : events) {
                                state.apply(recorded.event(), recorded.recordedAt());
                                if (recorded.number() > after) {
                                    seen.add(new Seen(recorded.number(), of(recorded, state)));
                                }
                            }
                            return seen;
                        },
                        false));
    }
}
