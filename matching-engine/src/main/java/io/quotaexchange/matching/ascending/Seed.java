package io.quotaexchange.matching.ascending;

import java.util.HexFormat;

/**
 * The 32 bytes the lottery draws from. Their SM3 is published before the opening, they themselves after the close.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record Seed(String hex) {
    public static final int BYTES = 32;

    public Seed {
        if (hex.length() != 2 * BYTES
                || !hex.equals(HexFormat.of().formatHex(HexFormat.of().parseHex(hex)))) {
            throw new IllegalArgumentException("a seed is 64 hexadecimal digits in lower case");
        }
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** The SM3 of the 32 bytes, in hexadecimal: what is published before the opening. */
    public String commitment() {
        return HexFormat.of().formatHex(Sm3.digest(bytes()));
    }

    /** Shows nothing, so that no log gives a seed away before its time. */
    @Override
    public String toString() {
        return "Seed[secret]";
    }
}
