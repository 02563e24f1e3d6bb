package io.quotaexchange.matching.casefile;

/** Text from a file as it may stand in a message: cut where long, one line, no control characters. */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String text) {
        return '\'' + oneLine(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + '\'';
    }

    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lone = Character.isSurrogate(c) && !isPairAt(text, i);
            if (lone || Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.append("\\u").append(Character.forDigit(c >> 12, 16));
                line.append(Character.forDigit(c >> 8 & 15, 16));
                line.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }

    /** Whether the surrogate at {@code i} has its other half beside it. */
    static boolean isPairAt(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
