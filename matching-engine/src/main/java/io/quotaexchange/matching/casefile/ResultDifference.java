package io.quotaexchange.matching.casefile;

import com.fasterxml.jackson.core.JsonToken;
import io.quotaexchange.matching.Case;
import io.quotaexchange.matching.Result;
import java.util.Optional;

/**
 * The first place where two results of a case differ as values, in the order of the format.
 *
 * <p>Certificates are not compared: several may prove the same result, so each is checked for itself.
 *
 * @param pointer JSON pointer
 * @param wanted what the first result has there, {@code found} what the second has
 */
public record ResultDifference(String pointer, String wanted, String found) {

    public static Optional<ResultDifference> first(Result wanted, Result found, Case given)
            throws MalformedCaseException {
        JsonCursor one = new JsonCursor(ResultFile.write(wanted, given));
        JsonCursor other = new JsonCursor(ResultFile.write(found, given));
        for (JsonToken token = one.next(); token != null; token = one.next()) {
            JsonToken against = other.next();
            if (token == JsonToken.FIELD_NAME && one.text().equals("certificate")) {
                return Optional.empty();
            }
            if (token != against || token.isScalarValue() && !one.text().equals(other.text())) {
                return Optional.of(between(one, other));
            }
            if (token == JsonToken.FIELD_NAME && !one.text().equals(other.text())) {
                return Optional.of(between(one, other));
            }
        }
        return Optional.empty();
    }

    private static ResultDifference between(JsonCursor one, JsonCursor other) throws MalformedCaseException {
        boolean ended = one.token().isStructEnd();
        return new ResultDifference((ended ? other : one).pointer(), shown(one), shown(other));
    }

    private static String shown(JsonCursor cursor) throws MalformedCaseException {
        return switch (cursor.token()) {
            case END_ARRAY -> "the end of the list";
            case END_OBJECT -> "the end of the object";
            case FIELD_NAME -> "the field " + Quoted.of(cursor.text());
            default -> cursor.found();
        };
    }

    /** One line: where, what the rules give, what was found. */
    public String line() {
        return Quoted.oneLine(pointer + ": the rules give " + wanted + ", the result has " + found);
    }
}
