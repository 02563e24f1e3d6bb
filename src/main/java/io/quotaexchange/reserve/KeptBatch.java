package io.quotaexchange.reserve;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A batch as it is kept, without its text.
 *
 * @param digest SM3 of the text, hex
 * @param rows how many it has
 * @param reported how many of them were answered, carried out or refused
 */
public record KeptBatch(
        String id,
        String source,
        String digest,
        int rows,
        long reported,
        String maker,
        String approver,
        Instant recordedAt) {
    JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("source", source)
                .put("digest", digest)
                .put("rows", rows)
                .put("reported", reported)
                .put("maker", maker)
                .put("approver", approver)
                .put("recordedAt", recordedAt.toString());
    }
}
