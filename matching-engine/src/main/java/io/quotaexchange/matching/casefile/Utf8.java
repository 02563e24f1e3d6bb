package io.quotaexchange.matching.casefile;

/** Strict UTF-8 (RFC 3629): no overlong form, no surrogate, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** The offset of the first byte that starts no valid character, or −1. */
    static int firstInvalid(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            int length = sequenceLength(bytes, i);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    private static int sequenceLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int second = byteAt(bytes, at + 1);
        if (first >= 0xC2 && first <= 0xDF) {
            return isTail(second) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            boolean overlong = first == 0xE0 && second < 0xA0;
            boolean surrogate = first == 0xED && second > 0x9F;
            return isTail(second) && !overlong && !surrogate && isTail(byteAt(bytes, at + 2)) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            boolean overlong = first == 0xF0 && second < 0x90;
            boolean beyond = first == 0xF4 && second > 0x8F;
            boolean tails = isTail(second) && isTail(byteAt(bytes, at + 2)) && isTail(byteAt(bytes, at + 3));
            return tails && !overlong && !beyond ? 4 : 0;
        }
        return 0;
    }

    private static int byteAt(byte[] bytes, int at) {
        return at < bytes.length ? bytes[at] & 0xFF : -1;
    }

    private static boolean isTail(int value) {
        return value >= 0x80 && value <= 0xBF;
    }
}
