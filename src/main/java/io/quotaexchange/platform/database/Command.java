package io.quotaexchange.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of an outside program, with its output (both streams) and exit status. */
record Command(int status, String output) {
    private static final int NOT_FOUND = 127;
    private static final long LIMIT_SECONDS = 120;

    boolean succeeded() {
        return status == 0;
    }

    /** Runs it to its end; a program that is not there has status 127. */
    static Command run(List<String> words) throws IOException, InterruptedException {
        Process process;
        try {
            process = prepare(words).redirectErrorStream(true).start();
        } catch (IOException e) {
            return new Command(NOT_FOUND, e.getMessage());
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new DatabaseException(words.getLast() + " did not end within " + LIMIT_SECONDS + " seconds");
        }
        return new Command(process.exitValue(), output);
    }

    /** A process in the C locale that does not hear of settings meant for another PostgreSQL. */
    static ProcessBuilder prepare(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        return builder;
    }
}
