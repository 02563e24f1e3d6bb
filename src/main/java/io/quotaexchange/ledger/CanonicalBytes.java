package io.quotaexchange.ledger;

import io.quotaexchange.platform.digest.Sm3;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes values so that no two different lists of values give the same bytes: numbers have eight bytes, texts and lists begin with
 * their length, what may be absent begins with 0 or 1.
 */
final class CanonicalBytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[1024];
    private int length;

    CanonicalBytes(String version) {
        text(version);
    }

    CanonicalBytes number(long value) {
        room(Long.BYTES);
        LONG.set(bytes, length, value);
        length += Long.BYTES;
        return this;
    }

    CanonicalBytes text(String value) {
        int size = value.length();
        room(Long.BYTES + size);
        int from = length + Long.BYTES;
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return bytes(value.getBytes(StandardCharsets.UTF_8));
            }
            bytes[from + i] = (byte) c;
        }
        number(size);
        length += size;
        return this;
    }

    CanonicalBytes bytes(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    CanonicalBytes instant(Instant value) {
        number(value.getEpochSecond());
        return number(value.getNano());
    }

    CanonicalBytes optional(OptionalLong value) {
        flag(value.isPresent());
        value.ifPresent(this::number);
        return this;
    }

    CanonicalBytes optional(Optional<String> value) {
        flag(value.isPresent());
        value.ifPresent(this::text);
        return this;
    }

    private void flag(boolean present) {
        room(1);
        bytes[length++] = (byte) (present ? 1 : 0);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.multiplyExact(bytes.length, 2), Math.addExact(length, more)));
        }
    }

    /** What was written so far. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** SM3 of what was written. */
    Hash hash() {
        return Hash.of(Sm3.digest(bytes, length));
    }
}
