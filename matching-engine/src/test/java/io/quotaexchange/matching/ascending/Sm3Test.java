package io.quotaexchange.matching.ascending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;

class Sm3Test {
    @Test
    void givesTheHashesOfTheStandardsTwoExamples() {
        assertThat(hex("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(hex("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void agreesWithAnotherImplementationAtEveryLengthAroundTheBlocks() {
        Random random = new Random(3);
        for (int length = 0; length < 300; length++) {
            byte[] message = new byte[length];
            random.nextBytes(message);
            SM3Digest other = new SM3Digest();
            other.update(message, 0, length);
            byte[] expected = new byte[32];
            other.doFinal(expected, 0);
            assertThat(Sm3.digest(message)).as("length %d", length).isEqualTo(expected);
        }
    }

    private static String hex(byte[] message) {
        return HexFormat.of().formatHex(Sm3.digest(message));
    }
}
