package io.quotaexchange.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Everything that is still to happen; the seed draws which comes next, and how much time passes before it. */
public final class Scheduler {
    private static final int MOST_MICROS_A_STEP = 400;

    private static final Duration PATIENCE = Duration.ofHours(1);

    private record Alarm(Instant due, long number, Runnable task) {}

    private final SplittableRandom random;
    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(Comparator.comparing(Alarm::due).thenComparing(Alarm::number));
    private long alarmsSet;
    private final List<Runnable> waiting = new ArrayList<>();
    private Instant now = Instant.parse("2022-06-15T01:00:00Z");
    private long steps;

    public Scheduler(long seed) {
        random = new SplittableRandom(seed);
    }

    public SplittableRandom random() {
        return random;
    }

    public void later(Runnable task) {
        waiting.add(task);
    }

    /** @return takes it back */
    Runnable after(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(now.plus(delay), ++alarmsSet, task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    /** Does one thing of those that wait; if nothing waits, the next alarm rings, unless it is days away. @return false if nothing waits */
    public boolean step() {
        if (waiting.isEmpty() && !alarms.isEmpty() && alarms.peek().due().isBefore(now.plus(PATIENCE))) {
            Alarm next = alarms.poll();
            now = next.due().isAfter(now) ? next.due() : now;
            waiting.add(next.task());
        }
        while (!alarms.isEmpty() && !alarms.peek().due().isAfter(now)) {
            waiting.add(alarms.poll().task());
        }
        if (waiting.isEmpty()) {
            return false;
        }
        steps++;
        now = now.plusNanos(1_000L * random.nextInt(MOST_MICROS_A_STEP));
        int drawn = random.nextInt(waiting.size());
        Runnable task = waiting.get(drawn);
        Runnable last = waiting.removeLast();
        if (drawn < waiting.size()) {
            waiting.set(drawn, last);
        }
        task.run();
        return true;
    }

    public long steps() {
        return steps;
    }

    /** The clock is set, forwards or backwards. */
    public void setClock(Duration by) {
        now = now.plus(by);
    }

    public Instant now() {
        return now;
    }

    /** What every service reads. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("the simulated clock has one zone");
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
