package io.quotaexchange.quantity;

/**
 * Decimal text as it stands on the wire: {@code (0|[1-9][0-9]*)(\.[0-9]{1,n})?}, ASCII, held as a count of the smallest unit.
 *
 * <p>A sign, an exponent, a leading zero, a decimal too many or a value above 2⁶³−1 of the smallest unit is an error, never a
 * rounding.
 */
final class DecimalText {
    private DecimalText() {}

    /**
     * Reads {@code text} as a count of 10<sup>−decimals</sup>.
     *
     * @param decimals how many digits after the point are permitted, 0 to 4
     * @throws AmountFormatException if the text is not of that form, or the count exceeds 2⁶³−1
     */
    static long parse(String text, int decimals) {
        int length = text.length();
        int point = text.indexOf('.');
        int wholeEnd = point < 0 ? length : point;
        if (wholeEnd == 0) {
            throw new AmountFormatException("'" + shown(text) + "' does not start with a digit");
        }
        if (wholeEnd > 1 && text.charAt(0) == '0') {
            throw new AmountFormatException("'" + shown(text) + "' has a leading zero");
        }
        int given = point < 0 ? 0 : length - point - 1;
        if (point >= 0 && given == 0) {
            throw new AmountFormatException("'" + shown(text) + "' ends in its decimal point");
        }
        long count = digits(text, 0, wholeEnd, 0);
        if (point >= 0) {
            count = digits(text, point + 1, length, count);
        }
        if (given > decimals) {
            throw new AmountFormatException(
                    "'" + shown(text) + "' has " + given + " decimals, at most " + decimals + " are permitted");
        }
        for (int i = given; i < decimals; i++) {
            count = timesTenPlus(count, 0, text);
        }
        return count;
    }

    private static long digits(String text, int from, int to, long start) {
        long count = start;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new AmountFormatException("'" + shown(text) + "' is not a plain decimal number");
            }
            count = timesTenPlus(count, c - '0', text);
        }
        return count;
    }

    private static long timesTenPlus(long count, int digit, String text) {
        if (count > (Long.MAX_VALUE - digit) / 10) {
            throw new AmountFormatException("'" + shown(text) + "' exceeds 2^63-1 of the smallest unit");
        }
        return count * 10 + digit;
    }

    /** Long input is cut, so that a message stays one readable line. */
    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /**
     * Prints a count of 10<sup>−decimals</sup> with all its decimals: {@code print(80000, 4)} is {@code "8.0000"}.
     *
     * @param count zero or more
     */
    static String print(long count, int decimals) {
        if (count < 0) {
            throw new IllegalArgumentException("negative amount " + count);
        }
        String digits = Long.toString(count);
        if (decimals == 0) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits);
        while (text.length() <= decimals) {
            text.insert(0, '0');
        }
        return text.insert(text.length() - decimals, '.').toString();
    }
}
