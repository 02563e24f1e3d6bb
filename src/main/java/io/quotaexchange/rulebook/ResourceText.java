package io.quotaexchange.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text of a file that ships with the program. */
final class ResourceText {
    private ResourceText() {}

    /** @throws IllegalStateException if the program was built without it */
    static String read(String path) {
        try (InputStream stream = ResourceText.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
