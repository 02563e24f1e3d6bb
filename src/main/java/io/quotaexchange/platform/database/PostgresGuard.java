package io.quotaexchange.platform.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own that stops PostgreSQL when its standard input ends: on {@link #release()}, and also when this JVM is
 * killed. So the way a server is stopped every day is the way it is stopped after an accident.
 */
final class PostgresGuard {
    private static final String SCRIPT = "trap '' INT HUP TERM; cat >/dev/null; exec \"$@\"";

    private final Process process;

    private PostgresGuard(Process process) {
        this.process = process;
    }

    /** @param stop the command that stops the server */
    static PostgresGuard start(List<String> stop) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", SCRIPT, "quota-exchange-guard"));
        words.addAll(stop);
        Process process = Command.prepare(Detached.of(words))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new PostgresGuard(process);
    }

    /** Lets the guard do its work and waits for it; false if it could not within the time. */
    boolean release(long seconds) throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor(seconds, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
