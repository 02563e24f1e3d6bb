package io.quotaexchange.bidding;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The updates of one round with those who watch it over the connections of one event loop. Used on that loop.
 *
 * <p>What is new is given to one after the other in turns: in a turn everybody gets all that it misses, in one piece. Where events come faster
 * than a turn takes, the next turn has several in each piece, so that many watchers are told later, not less.
 */
final class Channel {
    /** After so many the loop does its other work before it goes on. */
    private static final int AT_ONCE = 250;
    /** Updates in one piece. */
    private static final int MOST_IN_A_PIECE = 64;

    private static final int MOST_PIECES = 64;

    /** An event of the round, with what is to be seen of it. */
    private record Happened(long number, Optional<LiveUpdate> update, boolean complete) {}

    /** Who has been given everything up to an event, of one lot or of all. */
    private record Standing(long reached, String lot) {}

    /** @param reached number of the last event that is in it, or that there is nothing to give of */
    private record Piece(Buffer bytes, long reached) {}

    /** Who watches: its updates alone of one lot, or all where {@code lot} is empty. */
    static final class Watcher {
        private final HttpServerResponse response;
        private final String lot;
        /** Number of the last event it was given. */
        private long reached;
        /** Whether it gets the rest when it has read what it was given. */
        private boolean behind;
        /** Whether its queue was full at the last sign of life, and has not been emptied since. */
        private boolean stuck;

        Watcher(HttpServerResponse response, String lot) {
            this.response = response;
            this.lot = lot;
        }
    }

    private final List<Happened> meanwhile = new ArrayList<>();
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private final List<Consumer<Channel>> waiting = new ArrayList<>();
    /** Pieces that were just given to somebody: most watchers stand at the same event. */
    private final Map<Standing, Piece> pieces = new HashMap<>();

    private final Consumer<Runnable> loop;
    private KeptUpdates kept = new KeptUpdates();
    private boolean loaded;
    private boolean idle;
    private boolean isTurn;
    private Optional<Throwable> failure = Optional.empty();
    /** Number of the last event there was something to see of. */
    private long last;
    /** Number of the last event that is known here, whether there was something to see of it or not. */
    private long seen;

    /** @param loop runs something on the loop, after its other work */
    Channel(Consumer<Runnable> loop) {
        this.loop = loop;
    }

    /** Runs it once the round's history is there. */
    void whenLoaded(Consumer<Channel> use) {
        if (loaded) {
            use.accept(this);
        } else {
            waiting.add(use);
        }
    }

    /** The round's history is there. */
    void loaded(RoundUpdates.History history) {
        loaded = true;
        kept = history.kept();
        last = history.number();
        seen = history.number();
        meanwhile.forEach(event -> advance(event.number(), event.update(), event.complete()));
        meanwhile.clear();
        waiting.forEach(use -> use.accept(this));
        waiting.clear();
    }

    /** The history cannot be read: who waits for it is told why. */
    void failed(Throwable cause) {
        failure = Optional.of(cause);
        loaded(new RoundUpdates.History(kept, 0));
    }

    /** Why its history is not there; empty if it is. */
    Optional<Throwable> failure() {
        return failure;
    }

    /**
     * The next event of the round; what is to be seen of it is kept and given to everybody.
     *
     * @param complete whether nothing can have been left out before it
     * @return false if there are events between this one and the last that is known: the journal has them
     */
    boolean advance(long number, Optional<LiveUpdate> update, boolean complete) {
        if (!loaded) {
            meanwhile.add(new Happened(number, update, complete));
            return true;
        }
        if (number <= seen) {
            return true;
        }
        if (number > seen + 1 && !complete) {
            return false;
        }
        seen = number;
        update.ifPresent(fresh -> {
            kept.keep(fresh);
            last = fresh.number();
            if (!isTurn) {
                isTurn = true;
                // What else has been decided meanwhile goes with it.
                loop.accept(this::turn);
            }
        });
        return true;
    }

    private void turn() {
        long began = last;
        withEach(
                watcher -> {
                    if (!watcher.behind) {
                        give(watcher);
                    }
                },
                () -> {
                    pieces.clear();
                    isTurn = last > began;
                    if (isTurn) {
                        loop.accept(this::turn);
                    }
                });
    }

    private void withEach(Consumer<Watcher> what, Runnable then) {
        goOn(List.copyOf(watchers).iterator(), what, then);
    }

    private void goOn(Iterator<Watcher> rest, Consumer<Watcher> what, Runnable then) {
        for (int i = 0; i < AT_ONCE && rest.hasNext(); i++) {
            what.accept(rest.next());
        }
        if (rest.hasNext()) {
            loop.accept(() -> goOn(rest, what, then));
        } else {
            then.run();
        }
    }

    /** Gives all it misses as far as its queue takes it, and the rest when that is read: nobody's history is held in memory. */
    private void give(Watcher watcher) {
        watcher.behind = false;
        if (!watchers.contains(watcher)) {
            return;
        }
        if (!kept.hasAllAfter(watcher.reached)) {
            watcher.reached = last;
            watcher.response.write(Buffer.buffer("event: reset\ndata: {}\n\n"));
            return;
        }
        while (watcher.reached < last) {
            Piece next = piece(new Standing(watcher.reached, watcher.lot));
            if (next.bytes().length() > 0) {
                if (watcher.response.writeQueueFull()) {
                    watcher.behind = true;
                    watcher.response.drainHandler(read -> drained(watcher));
                    return;
                }
                watcher.response.write(next.bytes());
            }
            watcher.reached = next.reached();
        }
    }

    private void drained(Watcher watcher) {
        watcher.stuck = false;
        if (watcher.behind) {
            give(watcher);
        }
    }

    private Piece piece(Standing from) {
        if (pieces.size() >= MOST_PIECES) {
            pieces.clear();
        }
        return pieces.computeIfAbsent(from, this::cut);
    }

    private Piece cut(Standing from) {
        List<LiveUpdate> wanted = kept.after(from.reached())
                .filter(update -> from.lot().isEmpty() || update.lot().equals(from.lot()))
                .limit(MOST_IN_A_PIECE)
                .toList();
        if (wanted.size() == 1) {
            return new Piece(wanted.getFirst().bytes(), reached(wanted));
        }
        Buffer together = Buffer.buffer();
        wanted.forEach(update -> together.appendBuffer(update.bytes()));
        return new Piece(together, reached(wanted));
    }

    private long reached(List<LiveUpdate> given) {
        return given.size() < MOST_IN_A_PIECE ? last : given.getLast().number();
    }

    /** It does not read: it may come back and go on where it was. */
    private void cutOff(Watcher watcher) {
        watchers.remove(watcher);
        watcher.response.reset();
    }

    /**
     * Something that is no event: a sign of life. Whose queue has been full since the one before does not read, and is cut off; whose queue
     * is full just now may have been given more than could be written meanwhile.
     */
    void say(Buffer bytes) {
        withEach(watcher -> say(watcher, bytes), () -> {});
    }

    private void say(Watcher watcher, Buffer bytes) {
        if (!watcher.response.writeQueueFull()) {
            watcher.stuck = false;
            watcher.response.write(bytes);
            drained(watcher);
        } else if (watcher.stuck) {
            cutOff(watcher);
        } else {
            watcher.stuck = true;
        }
    }

    /** @param after number of the last event the watcher has; empty: it wants the new ones only */
    void begin(Watcher watcher, Optional<Long> after) {
        watchers.add(watcher);
        watcher.reached = after.orElse(last);
        give(watcher);
    }

    void remove(Watcher watcher) {
        watchers.remove(watcher);
    }

    /** Whether nobody watches it, and nobody did when this was last asked: it can be read again when it is wanted. */
    boolean isIdleStill() {
        boolean before = idle;
        idle = loaded && watchers.isEmpty();
        return idle && before;
    }

    long seen() {
        return seen;
    }

    long last() {
        return last;
    }
}
