package io.quotaexchange.matching.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The sample cases in the test resources. */
public final class Cases {
    public static final List<String> ALL = List.of("allocation", "uniform", "call-auction", "ascending", "continuous");

    private Cases() {}

    public static byte[] bytes(String name) {
        return resource("/cases/" + name + ".json");
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    public static byte[] resource(String path) {
        try (InputStream in = Cases.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
