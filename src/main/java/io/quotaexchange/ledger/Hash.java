package io.quotaexchange.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/** An SM3 digest: 32 bytes, printed as 64 lower-case hexadecimal digits. */
public final class Hash {
    public static final int LENGTH = 32;

    /** What the first entry of a journal follows: 32 zero bytes. */
    public static final Hash GENESIS = new Hash(new byte[LENGTH]);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException if these are not 32 bytes */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("an SM3 digest has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** As {@link #of}, for 32 bytes that nobody else has. */
    static Hash wrap(byte[] bytes) {
        return new Hash(bytes);
    }

    void copyTo(byte[] other, int at) {
        System.arraycopy(bytes, 0, other, at, LENGTH);
    }

    /** Whether these are this digest's bytes, from {@code at} on. */
    boolean is(byte[] other, int at) {
        return Arrays.equals(bytes, 0, LENGTH, other, at, at + LENGTH);
    }

    /** Whether these are the bytes of this digest. */
    boolean is(byte[] other) {
        return Arrays.equals(bytes, other);
    }

    /** @throws IllegalArgumentException if the text is not 64 hexadecimal digits */
    public static Hash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
