package io.quotaexchange.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Commands of the machine that tests run as root. */
final class Commands {
    private Commands() {}

    /** @return what it complained of; empty where it worked */
    static Optional<String> tried(List<String> words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of(String.join(" ", words) + ": " + said + " (" + process.exitValue() + ")");
        } catch (IOException absent) {
            return Optional.of(absent.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<String> tried(String... words) {
        return tried(List.of(words));
    }

    static void run(List<String> words) {
        tried(words).ifPresent(complaint -> {
            throw new UncheckedIOException(new IOException(complaint));
        });
    }

    static void run(String... words) {
        run(List.of(words));
    }
}
