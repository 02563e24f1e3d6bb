package io.quotaexchange.platform.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * JSON text to a tree; a repeated key, text after the value and numbers with a fraction are errors, and so are texts that a database
 * cannot keep as they are: with a NUL, or half of a surrogate pair.
 */
public final class StrictJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StrictJson() {}

    /** @throws InvalidDocument if the text is not one JSON object */
    public static JsonObject object(String text) {
        if (whole(text) instanceof JsonObject object) {
            return object;
        }
        throw new InvalidDocument(List.of("/: not an object"));
    }

    /** @throws InvalidDocument if the bytes are not one JSON object in UTF-8 */
    public static JsonObject object(byte[] utf8) {
        try {
            return object(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new InvalidDocument(List.of("not UTF-8"));
        }
    }

    /** @throws InvalidDocument if the text is not one JSON array */
    public static JsonArray array(String text) {
        if (whole(text) instanceof JsonArray array) {
            return array;
        }
        throw new InvalidDocument(List.of("/: not an array"));
    }

    private static Object whole(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new InvalidDocument(List.of("text after the value at line "
                        + parser.currentTokenLocation().getLineNr()));
            }
            return value;
        } catch (IOException malformed) {
            throw new InvalidDocument(List.of(
                    "not JSON: " + malformed.getMessage().lines().findFirst().orElse("")));
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new InvalidDocument(List.of("not JSON: empty"));
        }
        return switch (token) {
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> plain(parser.getText(), parser);
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default ->
                throw new InvalidDocument(List.of("a " + token.name().toLowerCase(java.util.Locale.ROOT)
                        + " is not permitted at line "
                        + parser.currentTokenLocation().getLineNr()));
        };
    }

    private static String plain(String text, JsonParser parser) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || (Character.isSurrogate(c) && !pair)) {
                throw new InvalidDocument(List.of("a text with a character that is none, U+"
                        + String.format("%04X", (int) c) + ", at line "
                        + parser.currentTokenLocation().getLineNr()));
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    private static JsonObject fields(JsonParser parser) throws IOException {
        JsonObject object = new JsonObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = plain(parser.currentName(), parser);
            parser.nextToken();
            object.put(key, value(parser));
        }
        return object;
    }

    private static JsonArray elements(JsonParser parser) throws IOException {
        JsonArray array = new JsonArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }
}
