package io.quotaexchange.matching.casefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/** Walks the tokens of one JSON value and knows the place of each; every failure names it. */
final class JsonCursor {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Limits.STRING_LENGTH)
                    .maxNumberLength(Limits.NUMBER_LENGTH)
                    .maxNameLength(Limits.NAME_LENGTH)
                    .maxNestingDepth(Limits.RESULT_DEPTH + 1)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;

    /** @param bytes what {@link JsonText#check} has accepted */
    JsonCursor(byte[] bytes) {
        try {
            this.parser = FACTORY.createParser(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next token, or null at the end of the text. */
    JsonToken next() throws MalformedCaseException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            long offset =
                    Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getByteOffset());
            throw new MalformedCaseException("byte " + offset, reason(e.getOriginalMessage()));
        } catch (IOException | IllegalStateException e) {
            throw new MalformedCaseException(
                    "byte " + parser.currentLocation().getByteOffset(), reason(e.getMessage()));
        }
    }

    private static String reason(String message) {
        boolean limit = message.contains("exceeds the maximum");
        return (limit ? "is beyond the limits: " : "is no JSON: ") + firstLine(message);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        // The parser's advice on its own settings helps nobody who wrote a case.
        return Quoted.oneLine(line.replaceFirst(
                "(: (enable|maybe|was expecting \\(|expected close marker)| \\(for (Array|Object) starting|, from `).*",
                ""));
    }

    JsonToken token() {
        return parser.currentToken();
    }

    /** Name of the field the cursor stands at or in, null inside a list. */
    String fieldName() {
        return parser.getParsingContext().getCurrentName();
    }

    /** The text of a string, name or number. */
    String text() throws MalformedCaseException {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw new MalformedCaseException(
                    "byte " + parser.currentLocation().getByteOffset(), reason(e.getMessage()));
        }
    }

    /** JSON pointer of the current token. */
    String pointer() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    /** Offset of the first byte of the current token. */
    long tokenOffset() {
        return parser.currentTokenLocation().getByteOffset();
    }

    MalformedCaseException wrong(String reason) {
        return new MalformedCaseException(pointer(), reason);
    }

    /** Goes to the end of the object or list that starts here; stays where neither does. */
    void skip() throws MalformedCaseException {
        int depth = 0;
        do {
            JsonToken token = depth == 0 ? token() : next();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
        } while (depth > 0);
    }

    /** What stands here, in a few words, for messages. */
    String found() throws MalformedCaseException {
        return switch (token()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "the string " + Quoted.of(text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + text();
            case VALUE_NULL -> "null";
            default -> text();
        };
    }
}
