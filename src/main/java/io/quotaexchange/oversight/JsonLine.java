package io.quotaexchange.oversight;

import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** One line of an export as JSON, in its one spelling: what is added, repeated or reordered is refused. */
final class JsonLine {
    private JsonLine() {}

    /**
     * Reads a line.
     *
     * @param form makes the value; {@code back} writes it again
     * @throws InvalidArchiveException if the line is not what {@code back} gives
     */
    static <T> T read(
            ArchiveFile file, long number, String line, Function<JsonObject, T> form, Function<T, JsonObject> back) {
        T value;
        try {
            value = form.apply(new JsonObject(line));
        } catch (RuntimeException e) {
            throw new InvalidArchiveException(file.fileName(), number, "is not a row of this file: " + e.getMessage());
        }
        if (!back.apply(value).encode().equals(line)) {
            throw new InvalidArchiveException(
                    file.fileName(), number, "is not in its one spelling: fields added, repeated or reordered");
        }
        return value;
    }
}
