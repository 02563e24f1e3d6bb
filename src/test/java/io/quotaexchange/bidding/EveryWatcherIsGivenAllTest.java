package io.quotaexchange.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * However fast events come, in whatever order watchers come, go, read and do not read: who is not cut off is given each update it wants once,
 * in order; compared with a list that is filtered.
 */
final class EveryWatcherIsGivenAllTest {
    private static final String[] LOTS = {"lot_a", "lot_b", "lot_c"};

    private final ArrayDeque<Runnable> loop = new ArrayDeque<>();
    private final Channel channel = new Channel(loop::add);
    private final List<LiveUpdate> all = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private long number;

    /** A connection whose queue takes so many bytes. */
    private final class Reader {
        private final String lot;
        private final int room;
        private final long after;
        private final StringBuilder queue = new StringBuilder();
        private final StringBuilder read = new StringBuilder();
        private final Channel.Watcher watcher;
        private Handler<Void> drained = nothing -> {};
        private boolean cutOff;
        private int signs;
        private int signsInAFullQueue;

        Reader(String lot, int room, Optional<Long> after) {
            this.lot = lot;
            this.room = room;
            this.after = after.orElse(channel.last());
            watcher = new Channel.Watcher(response(), lot);
            channel.begin(watcher, after);
        }

        private HttpServerResponse response() {
            return (HttpServerResponse) Proxy.newProxyInstance(
                    HttpServerResponse.class.getClassLoader(),
                    new Class<?>[] {HttpServerResponse.class},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "writeQueueFull" -> queue.length() >= room;
                        case "write" -> {
                            assertThat(queue.length())
                                    .as("what was queued before")
                                    .isLessThan(room);
                            queue.append((Buffer) arguments[0]);
                            yield null;
                        }
                        case "drainHandler" -> {
                            drained = reader(arguments[0]);
                            yield self;
                        }
                        case "reset" -> {
                            assertThat(signsInAFullQueue).isGreaterThanOrEqualTo(1);
                            cutOff = true;
                            yield null;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }

        @SuppressWarnings("unchecked")
        private static Handler<Void> reader(Object handler) {
            return (Handler<Void>) handler;
        }

        void read() {
            if (!queue.isEmpty()) {
                boolean wasFull = queue.length() >= room;
                read.append(queue);
                queue.setLength(0);
                signsInAFullQueue = 0;
                if (wasFull) {
                    drained.handle(null);
                }
            }
        }

        List<Long> got() {
            return read.toString()
                    .lines()
                    .filter(line -> !line.equals("sign"))
                    .map(Long::parseLong)
                    .toList();
        }

        List<Long> wanted() {
            return all.stream()
                    .filter(update -> update.number() > after)
                    .filter(update -> lot.isEmpty() || lot.equals(update.lot()))
                    .map(LiveUpdate::number)
                    .toList();
        }
    }

    @Test
    void eachGetsWhatItWantsOnceAndInOrder() {
        long seed = System.nanoTime();
        System.out.println("Watchers of a channel: seed " + seed);
        int kept = 0;
        int cutOff = 0;
        for (int world = 0; world < 400; world++) {
            List<Reader> readers =
                    new EveryWatcherIsGivenAllTest().run(new Random(seed + world), "seed " + (seed + world));
            for (Reader reader : readers) {
                kept += reader.cutOff ? 0 : 1;
                cutOff += reader.cutOff ? 1 : 0;
            }
        }
        assertThat(kept).isGreaterThan(1_000);
        assertThat(cutOff).isPositive();
    }

    private List<Reader> run(Random random, String name) {
        channel.loaded(new RoundUpdates.History(new KeptUpdates(), 0));
        for (int step = 0; step < 600; step++) {
            step(random);
        }
        settle();
        for (Reader reader : readers) {
            List<Long> wanted = reader.wanted();
            assertThat(reader.got())
                    .as(name)
                    .isEqualTo(reader.cutOff ? wanted.subList(0, reader.got().size()) : wanted);
        }
        return readers;
    }

    private void step(Random random) {
        switch (random.nextInt(8)) {
            case 0, 1 -> happen(random, 1 + random.nextInt(4));
            case 2 -> {
                if (readers.size() < 12) {
                    readers.add(arrival(random));
                }
            }
            case 3 -> {
                if (random.nextInt(40) == 0) {
                    happen(random, 200);
                }
            }
            case 4 -> {
                if (random.nextInt(20) == 0) {
                    readers.forEach(reader -> reader.signsInAFullQueue += reader.queue.length() >= reader.room ? 1 : 0);
                    channel.say(Buffer.buffer("sign\n"));
                }
            }
            case 5, 6 -> {
                if (!loop.isEmpty()) {
                    loop.poll().run();
                }
            }
            default -> {
                for (int i = 0; i < 3 && !readers.isEmpty(); i++) {
                    readers.get(random.nextInt(readers.size())).read();
                }
            }
        }
    }

    private Reader arrival(Random random) {
        String lot = random.nextBoolean() ? "" : LOTS[random.nextInt(LOTS.length)];
        int room = random.nextInt(3) == 0 ? 1 : 8 + random.nextInt(200);
        Optional<Long> after = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Math.max(1, channel.last() - random.nextInt(300)));
        return new Reader(lot, room, after);
    }

    private void happen(Random random, int events) {
        for (int i = 0; i < events; i++) {
            number++;
            Optional<LiveUpdate> update = Optional.empty();
            if (random.nextInt(5) > 0) {
                update = Optional.of(
                        new LiveUpdate(number, LOTS[random.nextInt(LOTS.length)], Buffer.buffer(number + "\n")));
                all.add(update.get());
            }
            assertThat(channel.advance(number, update, false)).isTrue();
        }
    }

    private void settle() {
        for (boolean still = true; still; ) {
            still = !loop.isEmpty();
            while (!loop.isEmpty()) {
                loop.poll().run();
            }
            for (Reader reader : readers) {
                still |= !reader.queue.isEmpty() && !reader.cutOff;
                reader.read();
            }
        }
    }
}
