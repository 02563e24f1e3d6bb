package io.quotaexchange.oversight;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text in UTF-8 as it grows. */
final class TwinText {
    private static final int MOST_DIGITS = 20;
    private static final int TEN = 10;

    private byte[] bytes = new byte[1 << 10];
    private int length;

    TwinText append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    TwinText append(String more) {
        int size = more.length();
        room(size);
        byte[] to = bytes;
        int from = length;
        for (int i = 0; i < size; i++) {
            char c = more.charAt(i);
            if (c >= 0x80) {
                return append(more.getBytes(StandardCharsets.UTF_8));
            }
            to[from + i] = (byte) c;
        }
        length += size;
        return this;
    }

    /** @param c of ASCII */
    TwinText append(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    TwinText append(long number) {
        room(MOST_DIGITS);
        // Below zero, so that the least number fits too.
        long rest = number < 0 ? number : -number;
        if (number < 0) {
            bytes[length++] = '-';
        }
        int digits = 1;
        for (long higher = rest / TEN; higher != 0; higher /= TEN) {
            digits++;
        }
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' - rest % TEN);
            rest /= TEN;
        }
        length += digits;
        return this;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.multiplyExact(bytes.length, 2), Math.addExact(length, more)));
        }
    }

    int length() {
        return length;
    }

    /** What was written stands at its beginning, up to {@link #length}. Not a copy. */
    byte[] array() {
        return bytes;
    }

    /** Begins anew. */
    void clear() {
        length = 0;
    }
}
