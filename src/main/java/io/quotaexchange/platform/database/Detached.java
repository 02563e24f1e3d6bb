package io.quotaexchange.platform.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands in a session of their own, so that Ctrl-C in the terminal reaches this JVM alone. */
final class Detached {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Detached() {}

    static List<String> of(List<String> words) {
        if (!Files.isExecutable(SETSID)) {
            return words;
        }
        List<String> all = new ArrayList<>(List.of(SETSID.toString()));
        all.addAll(words);
        return all;
    }
}
