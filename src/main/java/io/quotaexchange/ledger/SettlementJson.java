package io.quotaexchange.ledger;

import io.quotaexchange.quantity.IndicatorKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Settlements and their outcomes as they go from node to node; integers as they are: m², kg, fen. */
final class SettlementJson {
    private SettlementJson() {}

    static JsonObject write(Settlement settlement) {
        JsonArray transfers = new JsonArray();
        settlement.transfers().forEach(transfer -> transfers.add(write(transfer)));
        JsonArray issues = new JsonArray();
        settlement
                .issues()
                .forEach(issue -> issues.add(new JsonObject()
                        .put("serial", issue.serial())
                        .put("indicator", issue.indicator().name())
                        .put("county", issue.county())
                        .put("project", issue.project())
                        .put("amount", issue.amount())
                        .put("acceptedOn", issue.acceptedOn().toString())));
        JsonObject json = new JsonObject()
                .put("code", settlement.code().name())
                .put("key", settlement.idempotencyKey())
                .put("factKind", settlement.fact().kind())
                .put("factId", settlement.fact().id())
                .put("factDigest", settlement.fact().digest())
                .put("maker", settlement.maker())
                .put("transfers", transfers)
                .put("issues", issues);
        settlement.approver().ifPresent(approver -> json.put("approver", approver));
        return json;
    }

    private static JsonObject write(Transfer transfer) {
        JsonObject json = new JsonObject()
                .put("from", transfer.from().toString())
                .put("to", transfer.to().toString())
                .put("amount", transfer.amount());
        transfer.lot().ifPresent(lot -> json.put("lot", lot));
        transfer.priceFen().ifPresent(fen -> json.put("priceFen", fen));
        transfer.units().ifPresent(units -> json.put("firstUnit", units.first()).put("lastUnit", units.last()));
        return json;
    }

    static Settlement read(JsonObject json) {
        List<Transfer> transfers = new ArrayList<>();
        for (Object transfer : json.getJsonArray("transfers")) {
            transfers.add(transfer((JsonObject) transfer));
        }
        List<LotIssue> issues = new ArrayList<>();
        for (Object issue : json.getJsonArray("issues")) {
            issues.add(issue((JsonObject) issue));
        }
        return new Settlement(
                SettlementCode.valueOf(json.getString("code")),
                json.getString("key"),
                new Fact(json.getString("factKind"), json.getString("factId"), json.getBinary("factDigest")),
                json.getString("maker"),
                Optional.ofNullable(json.getString("approver")),
                transfers,
                issues);
    }

    private static Transfer transfer(JsonObject json) {
        return new Transfer(
                Account.parse(json.getString("from")),
                Account.parse(json.getString("to")),
                json.getLong("amount"),
                Optional.ofNullable(json.getString("lot")),
                json.containsKey("priceFen") ? OptionalLong.of(json.getLong("priceFen")) : OptionalLong.empty(),
                json.containsKey("firstUnit")
                        ? Optional.of(new UnitRange(json.getLong("firstUnit"), json.getLong("lastUnit")))
                        : Optional.empty());
    }

    private static LotIssue issue(JsonObject json) {
        return new LotIssue(
                json.getString("serial"),
                IndicatorKind.valueOf(json.getString("indicator")),
                json.getString("county"),
                json.getString("project"),
                json.getLong("amount"),
                LocalDate.parse(json.getString("acceptedOn")));
    }

    static JsonObject write(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted posted -> at("POSTED", posted.sequence(), posted.recordedAt());
            case Outcome.Repeated repeated -> at("REPEATED", repeated.sequence(), repeated.recordedAt());
            case Outcome.Refused refused -> {
                JsonArray violations = new JsonArray();
                refused.violations()
                        .forEach(violation -> violations.add(new JsonObject()
                                .put("reason", violation.reason().name())
                                .put("detail", violation.detail())));
                yield new JsonObject()
                        .put("outcome", "REFUSED")
                        .put("reason", refused.reason().name())
                        .put("detail", refused.detail())
                        .put("violations", violations);
            }
        };
    }

    private static JsonObject at(String outcome, long sequence, Instant recordedAt) {
        return new JsonObject()
                .put("outcome", outcome)
                .put("sequence", sequence)
                .put("recordedAt", recordedAt.toString());
    }

    static Outcome readOutcome(JsonObject json) {
        return switch (json.getString("outcome")) {
            case "POSTED" -> new Outcome.Posted(json.getLong("sequence"), Instant.parse(json.getString("recordedAt")));
            case "REPEATED" ->
                new Outcome.Repeated(json.getLong("sequence"), Instant.parse(json.getString("recordedAt")));
            case "REFUSED" -> {
                List<Violation> violations = new ArrayList<>();
                for (Object violation : json.getJsonArray("violations")) {
                    JsonObject known = (JsonObject) violation;
                    violations.add(
                            new Violation(LedgerRefusal.valueOf(known.getString("reason")), known.getString("detail")));
                }
                yield new Outcome.Refused(
                        LedgerRefusal.valueOf(json.getString("reason")), json.getString("detail"), violations);
            }
            default -> throw new IllegalArgumentException("not an outcome: " + json.getString("outcome"));
        };
    }
}
