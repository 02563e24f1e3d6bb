package io.quotaexchange.platform.document;

/**
 * Text in the cell of a table that a spreadsheet program may open: what the program would take for a formula gets an apostrophe in
 * front, which reading takes away again. Every text comes back as it was.
 */
public final class CellText {
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private CellText() {}

    /** The text as it is written. */
    public static String guarded(String text) {
        return isTakenForFormula(text) || isGuarded(text) ? "'" + text : text;
    }

    /** Inverse of {@link #guarded}; other text stays as it is. */
    public static String unguarded(String text) {
        return isGuarded(text) ? text.substring(1) : text;
    }

    private static boolean isTakenForFormula(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    private static boolean isGuarded(String text) {
        return text.length() > 1
                && text.charAt(0) == '\''
                && (text.charAt(1) == '\'' || STARTS_A_FORMULA.indexOf(text.charAt(1)) >= 0);
    }
}
