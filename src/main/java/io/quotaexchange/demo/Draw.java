package io.quotaexchange.demo;

import java.util.List;

/** Draws from a seed (SplitMix64): the same on every machine and Java, for ever. */
final class Draw {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Draw(long seed) {
        this.state = seed;
    }

    /** A source of its own for one purpose, so that drawing more for one does not change the others. */
    Draw of(String purpose) {
        long mixed = state;
        for (int i = 0; i < purpose.length(); i++) {
            mixed = mix(mixed * 31 + purpose.charAt(i));
        }
        return new Draw(mixed);
    }

    private long next() {
        state += GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from {@code least} to {@code most}, both possible. */
    long between(long least, long most) {
        return least + Long.remainderUnsigned(next(), most - least + 1);
    }

    int between(int least, int most) {
        return (int) between((long) least, (long) most);
    }

    boolean chance(int percent) {
        return between(1, 100) <= percent;
    }

    <T> T pick(List<T> list) {
        return list.get(between(0, list.size() - 1));
    }

    /** One of the things, as often as its weight says. */
    <T> T pick(List<Weighted<T>> choices, int total) {
        int drawn = between(1, total);
        for (Weighted<T> choice : choices) {
            drawn -= choice.weight();
            if (drawn <= 0) {
                return choice.thing();
            }
        }
        return choices.getLast().thing();
    }

    record Weighted<T>(T thing, int weight) {}
}
