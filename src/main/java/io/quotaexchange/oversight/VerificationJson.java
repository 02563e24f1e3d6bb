package io.quotaexchange.oversight;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** A verification's report as the contract has it. */
final class VerificationJson {
    private VerificationJson() {}

    /** @param at when it began */
    static JsonObject write(Verification.Report report, Instant at) {
        JsonObject json = new JsonObject()
                .put("holds", report.holds())
                .put("startedAt", at.toString())
                .put("sequence", report.sequence())
                .put("hash", report.hash())
                .put(
                        "checked",
                        new JsonObject()
                                .put("settlements", report.settlements())
                                .put("postings", report.postings())
                                .put("lots", report.lots())
                                .put("segments", report.segments())
                                .put("deliveries", report.deliveries())
                                .put("projects", report.projects())
                                .put("projectSteps", report.steps())
                                .put("papers", report.papers())
                                .put("standings", report.standings())
                                .put("rounds", report.rounds())
                                .put("orders", report.orders())
                                .put("stages", report.stages())
                                .put("poolAmounts", report.pools())
                                .put("awards", report.awards())
                                .put("writeOffs", report.slips())
                                .put("acts", report.acts())
                                .put("feedRows", report.feedRows())
                                .put("approvals", report.approvals())
                                .put("keys", report.keys())
                                .put("checkpoints", report.checkpoints())
                                .put("coveredByCheckpoint", report.covered()));
        report.wrong().ifPresent(wrong -> json.put("wrong", wrong));
        return json;
    }
}
