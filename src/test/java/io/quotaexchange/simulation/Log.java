package io.quotaexchange.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The last things that happened, written out only if somebody must read them. */
final class Log {
    private static final int KEPT = Integer.getInteger("simulation.log", 60);

    private final Deque<Supplier<String>> last = new ArrayDeque<>();

    void add(Supplier<String> what) {
        last.add(what);
        if (last.size() > KEPT) {
            last.remove();
        }
    }

    String text() {
        return last.stream().map(Supplier::get).collect(Collectors.joining("\n  ", "  ", ""));
    }
}
