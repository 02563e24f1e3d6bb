package io.quotaexchange.bidding;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The updates of one round with those who watch it. Used on one context. */
final class Channel {
    private static final int MOST_KEPT = 20_000;

    /** @param bytes as they go out to everybody */
    record Update(long number, String lot, Buffer bytes) {}

    /** An event of the round, with what is to be seen of it. */
    private record Happened(long number, Optional<Update> update, boolean complete) {}

    /** Who watches: its updates alone of one lot, or all where {@code lot} is empty. */
    static final class Watcher {
        private final HttpServerResponse response;
        private final String lot;
        /** While it is given what it has missed, bit by bit as it reads: the number of the last event it was given. */
        private long reached;

        private boolean behind;
        /** Whether its queue was full at the last sign of life, and has not been emptied since. */
        private boolean stuck;

        Watcher(HttpServerResponse response, String lot) {
            this.response = response;
            this.lot = lot;
        }
    }

    private final ArrayDeque<Update> kept = new ArrayDeque<>();
    private final List<Happened> meanwhile = new ArrayList<>();
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private final List<Consumer<Channel>> waiting = new ArrayList<>();
    private final Consumer<Runnable> context;
    private boolean loaded;
    private boolean idle;
    private Optional<Throwable> failure = Optional.empty();
    private long last;
    private long forgotten;
    /** Number of the last event that is known here, whether there was something to see of it or not. */
    private long seen;

    /** @param context runs something on the one context */
    Channel(Consumer<Runnable> context) {
        this.context = context;
    }

    /** Runs it once the round's history is there. */
    void whenLoaded(Consumer<Channel> use) {
        if (loaded) {
            use.accept(this);
        } else {
            waiting.add(use);
        }
    }

    /** Keeps an update of the history. */
    void keep(Update update) {
        kept.add(update);
        last = update.number();
        if (kept.size() > MOST_KEPT) {
            forgotten = kept.poll().number();
        }
    }

    /** @param number of the last event of the history, whether there was something to see of it or not; 0 if there is none */
    void loaded(long number) {
        loaded = true;
        last = number;
        seen = number;
        meanwhile.forEach(event -> advance(event.number(), event.update(), event.complete()));
        meanwhile.clear();
        waiting.forEach(use -> use.accept(this));
        waiting.clear();
    }

    /**
     * The next event of the round; what is to be seen of it is kept and sent to everybody.
     *
     * @param complete whether nothing can have been left out before it
     * @return false if there are events between this one and the last that is known: the journal has them
     */
    boolean advance(long number, Optional<Update> update, boolean complete) {
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
            keep(fresh);
            send(fresh);
        });
        return true;
    }

    /** The history cannot be read: who waits for it is told why. */
    void failed(Throwable cause) {
        failure = Optional.of(cause);
        loaded(0);
    }

    /** Why its history is not there; empty if it is. */
    Optional<Throwable> failure() {
        return failure;
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

    private void send(Update update) {
        for (Watcher watcher : watchers) {
            if (!watcher.behind && wants(watcher, update) && !offer(watcher, update.bytes())) {
                // It was given everything before this one.
                watcher.reached = update.number() - 1;
                later(watcher);
            }
        }
    }

    private static boolean wants(Watcher watcher, Update update) {
        return watcher.lot.isEmpty() || update.lot().equals(watcher.lot);
    }

    private static boolean offer(Watcher watcher, Buffer bytes) {
        if (watcher.response.writeQueueFull()) {
            return false;
        }
        watcher.response.write(bytes);
        return true;
    }

    /** It does not read: it may come back and go on where it was. */
    private void cutOff(Watcher watcher) {
        watchers.remove(watcher);
        watcher.response.reset();
    }

    /**
     * Something that is no event: a sign of life. Whose queue has been full since the one before does not read, and is cut off; whose queue
     * is full just now may have been given more than its connection's loop could write meanwhile.
     */
    void say(Buffer bytes) {
        List<Watcher> slow = new ArrayList<>();
        for (Watcher watcher : watchers) {
            if (offer(watcher, bytes)) {
                watcher.stuck = false;
            } else if (watcher.stuck) {
                slow.add(watcher);
            } else {
                watcher.stuck = true;
            }
        }
        slow.forEach(this::cutOff);
        watchers.stream().filter(watcher -> watcher.behind).toList().forEach(this::goOn);
    }

    /** @param after number of the last event the watcher has; empty: it wants the new ones only */
    void begin(Watcher watcher, Optional<Long> after) {
        watchers.add(watcher);
        after.ifPresent(number -> {
            watcher.reached = number;
            catchUp(watcher);
        });
    }

    /** Gives what was missed as far as its queue takes it, and goes on when that is read: nobody's history is held in memory. */
    private void catchUp(Watcher watcher) {
        watcher.behind = false;
        if (!watchers.contains(watcher)) {
            return;
        }
        if (watcher.reached < forgotten) {
            watcher.response.write(Buffer.buffer("event: reset\ndata: {}\n\n"));
            return;
        }
        for (Update update : missed(watcher)) {
            if (watcher.response.writeQueueFull()) {
                later(watcher);
                return;
            }
            watcher.response.write(update.bytes());
            watcher.reached = update.number();
        }
    }

    /** From the end: whoever is behind is so by little, and much may be kept. */
    private List<Update> missed(Watcher watcher) {
        List<Update> missed = new ArrayList<>();
        Iterator<Update> newest = kept.descendingIterator();
        while (newest.hasNext()) {
            Update update = newest.next();
            if (update.number() <= watcher.reached) {
                break;
            }
            if (wants(watcher, update)) {
                missed.add(update);
            }
        }
        return missed.reversed();
    }

    /** What it has not got yet it gets when its queue is emptied; the queue may be just now, on another loop. */
    private void later(Watcher watcher) {
        watcher.behind = true;
        watcher.response.drainHandler(read -> context.accept(() -> {
            watcher.stuck = false;
            goOn(watcher);
        }));
        if (!watcher.response.writeQueueFull()) {
            context.accept(() -> goOn(watcher));
        }
    }

    private void goOn(Watcher watcher) {
        if (watcher.behind) {
            catchUp(watcher);
        }
    }

    void remove(Watcher watcher) {
        watchers.remove(watcher);
    }

    long last() {
        return last;
    }

    int size() {
        return watchers.size();
    }
}
