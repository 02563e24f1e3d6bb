package io.quotaexchange.matching.casefile;

/** A file that is not a case (or a result) of this exchange: the place, and what is wrong there. */
public final class MalformedCaseException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PLACE = 200;

    private final String place;
    private final String reason;

    /**
     * @param place a JSON pointer such as {@code /offers/3/seq}, or {@code byte 17} where the bytes are no JSON; the empty pointer
     *     is the whole value
     * @param reason what is wrong there, and what is permitted, in one line
     */
    public MalformedCaseException(String place, String reason) {
        super((place.isEmpty() ? "\"\"" : place) + ": " + reason);
        this.place = place;
        this.reason = reason;
    }

    /** A JSON pointer, or {@code byte n}. */
    public String place() {
        return place;
    }

    public String reason() {
        return reason;
    }

    /** Place and reason in one line of bounded length, whatever the file put into its names. */
    public String line() {
        String shown = place.isEmpty() ? "\"\"" : place;
        if (shown.length() > LONGEST_PLACE) {
            shown = shown.substring(0, LONGEST_PLACE) + "…";
        }
        return Quoted.oneLine(shown + ": " + reason);
    }
}
