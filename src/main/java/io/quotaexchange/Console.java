package io.quotaexchange;

import io.quotaexchange.platform.database.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.logging.Logger;

/** What the operator sees while the server starts: one line a step, with the seconds since the start. */
class Console implements Progress {
    private final PrintStream out;
    private final Instant started = Instant.now();

    Console(PrintStream out) {
        this.out = out;
    }

    /** Says it in the log instead. */
    static Console logged() {
        Logger log = Logger.getLogger("io.quotaexchange");
        return new Console(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            @Override
            synchronized void say(String line) {
                log.info(line);
            }
        };
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
