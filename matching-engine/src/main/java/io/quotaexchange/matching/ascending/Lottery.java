package io.quotaexchange.matching.ascending;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The draw among counties that accepted the cap: SM3(seed ‖ lot id in UTF-8) as an unsigned big-endian integer, mod n.
 *
 * <p>The hash of the seed is published before the opening, so nobody can choose the draw afterwards; the seed is published after
 * the close, so everybody can repeat it.
 */
public final class Lottery {
    private Lottery() {}

    /**
     * Who is drawn: 0 is the earliest of those who draw.
     *
     * @param among how many draw, at least 1
     */
    public static int draw(Seed seed, String lotId, int among) {
        if (among < 1) {
            throw new IllegalArgumentException("nobody draws");
        }
        byte[] id = lotId.getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(seed.bytes(), Seed.BYTES + id.length);
        System.arraycopy(id, 0, message, Seed.BYTES, id.length);
        return new BigInteger(1, Sm3.digest(message))
                .mod(BigInteger.valueOf(among))
                .intValueExact();
    }
}
