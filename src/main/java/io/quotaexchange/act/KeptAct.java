package io.quotaexchange.act;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An act as it is kept.
 *
 * @param document its text, byte for byte
 * @param settlement sequence of the settlement that posted it; empty if it moves nothing or was not posted
 * @param refusal why the ledger refused it for good
 */
public record KeptAct(
        String id,
        ActKind kind,
        String county,
        String document,
        String maker,
        String approver,
        Instant recordedAt,
        OptionalLong settlement,
        Optional<String> refusal) {
    /** The document, read. */
    public JsonObject json() {
        return new JsonObject(document);
    }
}
