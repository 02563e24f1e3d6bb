package io.quotaexchange.settlement;

import io.quotaexchange.checkpoint.Seal;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.AwardJson;
import io.vertx.core.json.JsonObject;

/**
 * A deal that both counties confirmed (成交确认书), sealed by the exchange. Clause: Z10-08.1.
 *
 * @param award id of the award
 */
public record Confirmation(String award, Seal seal) {
    /** What is sealed: the award's digest and who confirmed it on each side when, one line each. */
    public static String text(Award award, AwardSteps.Taken seller, AwardSteps.Taken buyer) {
        return "quota-exchange/confirmation/1\n"
                + "award " + award.id() + "\n"
                + "document " + Sm3.hex(AwardJson.write(award).encode()) + "\n"
                + line("seller", award.seller(), seller)
                + line("buyer", award.buyer(), buyer);
    }

    private static String line(String side, String county, AwardSteps.Taken step) {
        return side + " " + county + " " + step.maker() + " " + step.approver() + " " + step.recordedAt() + "\n";
    }

    public JsonObject json() {
        return new JsonObject()
                .put("award", award)
                .put("sealedAt", seal.time())
                .put("key", seal.key())
                .put("signature", seal.signature());
    }

    /** @throws RuntimeException if a field is missing or of another form */
    public static Confirmation read(JsonObject json) {
        return new Confirmation(
                json.getString("award"),
                new Seal(Seal.time(json.getString("sealedAt")), json.getString("key"), json.getString("signature")));
    }
}
