package io.quotaexchange.matching.check;

/**
 * One thing that is wrong with a result.
 *
 * @param place where in the result, for example {@code fills/r1/QUANTITY}
 * @param reason what is wrong there, in one line
 */
public record Finding(String place, String reason) {
    /** One line, whatever the ids in it are. */
    @Override
    public String toString() {
        return (place + ": " + reason).replaceAll("\\p{Cntrl}", "?");
    }
}
