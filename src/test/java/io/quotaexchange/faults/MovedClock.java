package io.quotaexchange.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The wall clock of one process, moved while it runs, by libfaketime; its monotone clock stays what it is. */
final class MovedClock {
    private final Path file;

    /** @param file says by how much; it is made here */
    MovedClock(Path file) throws IOException {
        this.file = file;
        move(0);
    }

    static boolean isPossible() {
        return library().findAny().isPresent();
    }

    private static Stream<Path> library() {
        return Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
                .map(folder -> Path.of(folder, "faketime", "libfaketimeMT.so.1"))
                .filter(Files::exists);
    }

    /** Runs the command that follows it under this clock. */
    List<String> prefix() {
        return List.of(
                "env",
                "LD_PRELOAD=" + library().findFirst().orElseThrow(),
                "FAKETIME_TIMESTAMP_FILE=" + file,
                "FAKETIME_CACHE_DURATION=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "DONT_FAKE_MONOTONIC=1",
                // Else waits of the JVM never end.
                "FAKETIME_FORCE_MONOTONIC_FIX=0");
    }

    /** @param seconds ahead of the true time; behind it if less than 0 */
    void move(long seconds) throws IOException {
        Files.writeString(file, (seconds < 0 ? "" : "+") + seconds + "\n");
    }
}
