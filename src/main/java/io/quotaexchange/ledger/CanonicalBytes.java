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
    private static final AccountKind[] KINDS = AccountKind.values();
    private static final Unit[] UNITS = Unit.values();
    /** What ends an account, its kind and its unit: by far the most of the texts there are. */
    private static final byte[][] ACCOUNT_ENDS = accountEnds();

    private byte[] bytes = new byte[1024];
    private int length;

    /** Nothing is written yet. */
    CanonicalBytes() {}

    CanonicalBytes(String version) {
        text(version);
    }

    private static byte[][] accountEnds() {
        byte[][] ends = new byte[KINDS.length * UNITS.length][];
        for (AccountKind kind : KINDS) {
            for (Unit unit : UNITS) {
                ends[kind.ordinal() * UNITS.length + unit.ordinal()] =
                        new CanonicalBytes(kind.name()).text(unit.name()).toByteArray();
            }
        }
        return ends;
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
        byte[] to = bytes;
        int from = length + Long.BYTES;
        for (int i = 0; i < size; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return bytes(value.getBytes(StandardCharsets.UTF_8));
            }
            to[from + i] = (byte) c;
        }
        LONG.set(to, length, (long) size);
        length = from + size;
        return this;
    }

    CanonicalBytes bytes(byte[] value) {
        number(value.length);
        return raw(value);
    }

    /** Bytes that were written before, without their length. */
    private CanonicalBytes raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    CanonicalBytes hash(Hash value) {
        number(Hash.LENGTH);
        room(Hash.LENGTH);
        value.copyTo(bytes, length);
        length += Hash.LENGTH;
        return this;
    }

    /** Owner, kind and unit, each as a text. */
    CanonicalBytes account(Account value) {
        return text(value.owner())
                .raw(ACCOUNT_ENDS[
                        value.kind().ordinal() * UNITS.length + value.unit().ordinal()]);
    }

    CanonicalBytes instant(Instant value) {
        number(value.getEpochSecond());
        return number(value.getNano());
    }

    CanonicalBytes optional(OptionalLong value) {
        flag(value.isPresent());
        return value.isPresent() ? number(value.getAsLong()) : this;
    }

    CanonicalBytes optional(Optional<String> value) {
        flag(value.isPresent());
        return value.isPresent() ? text(value.get()) : this;
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

    /** Forgets what was written after the first bytes. */
    void cut(int to) {
        length = to;
    }

    int length() {
        return length;
    }

    /** What was written stands at its beginning, up to {@link #length}. Not a copy: the next value may go elsewhere. */
    byte[] array() {
        return bytes;
    }

    /** What was written so far. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** SM3 of what was written. */
    Hash hash() {
        return Hash.wrap(Sm3.digest(bytes, length));
    }
}
