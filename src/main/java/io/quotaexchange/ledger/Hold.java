package io.quotaexchange.ledger;

import io.quotaexchange.platform.digest.Sm3;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Money held as a security until a moment, after which it goes back to its owner whoever asks.
 *
 * @param id unique over all holds, for example {@code hld_2026-1_330102}
 * @param county whose cash is held
 * @param amountFen fen, greater than zero
 * @param deadline the last microsecond of the hold
 * @param maker who made it; {@code approver} another person
 */
public record Hold(String id, String county, long amountFen, Instant deadline, String maker, String approver) {
    static final String FACT_KIND = "hold";

    public Hold {
        deadline = deadline.truncatedTo(ChronoUnit.MICROS);
    }

    /** As it stands in the database; the settlement is bound to it by its digest, and with it the deadline. */
    JsonObject document() {
        return new JsonObject()
                .put("kind", FACT_KIND)
                .put("id", id)
                .put("county", county)
                .put("amountFen", amountFen)
                .put("deadline", deadline.toString())
                .put("maker", maker)
                .put("approver", approver);
    }

    static Hold read(JsonObject json) {
        return new Hold(
                json.getString("id"),
                json.getString("county"),
                json.getLong("amountFen"),
                Instant.parse(json.getString("deadline")),
                json.getString("maker"),
                json.getString("approver"));
    }

    Fact fact() {
        return new Fact(FACT_KIND, id, Sm3.digest(document().encode()));
    }
}
