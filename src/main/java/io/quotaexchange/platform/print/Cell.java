package io.quotaexchange.platform.print;

/**
 * A cell of a bordered row.
 *
 * @param weight its share of the row's width, compared with the other cells'
 * @param look how it stands there
 */
public record Cell(String text, int weight, Look look) {
    /** How a cell looks. */
    public enum Look {
        /** Name of something: shaded, centred. */
        LABEL,
        /** Text, to the left. */
        TEXT,
        /** Amount, to the right. */
        AMOUNT,
        /** Short text, centred. */
        CENTRED
    }

    public static Cell label(String text, int weight) {
        return new Cell(text, weight, Look.LABEL);
    }

    public static Cell text(String text, int weight) {
        return new Cell(text, weight, Look.TEXT);
    }

    public static Cell amount(String text, int weight) {
        return new Cell(text, weight, Look.AMOUNT);
    }

    public static Cell centred(String text, int weight) {
        return new Cell(text, weight, Look.CENTRED);
    }
}
