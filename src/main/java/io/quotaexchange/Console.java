package io.quotaexchange;

import io.quotaexchange.platform.database.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What the operator sees while the server starts: one line a step, with the seconds since the start. */
final class Console implements Progress {
    private final PrintStream out;
    private final Instant started = Instant.now();

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begins(String step) {
        say(step + " …");
    }

    /** A line with the time since the start. */
    synchronized void say(String line) {
        long millis = Duration.between(started, Instant.now()).toMillis();
        out.printf(Locale.ROOT, "[%3d.%d s] %s%n", millis / 1000, millis % 1000 / 100, line);
        out.flush();
    }
}
