package io.quotaexchange.matching.fuzz;

import io.quotaexchange.matching.casefile.Cases;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Inputs that fuzzing came upon, kept to be run in each build: one for every kind of answer, an input a line.
 *
 * <p>Bytes outside printable ASCII, and the percent sign, are written {@code %XX}.
 */
final class Inputs {
    private Inputs() {}

    static Stream<byte[]> of(String reader) {
        byte[] file = Cases.resource("/fuzz/" + reader + ".inputs");
        return new String(file, StandardCharsets.US_ASCII).lines().map(Inputs::decoded);
    }

    private static byte[] decoded(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length());
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '%') {
                bytes.write(Integer.parseInt(line.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(line.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
