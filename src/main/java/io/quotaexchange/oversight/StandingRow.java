package io.quotaexchange.oversight;

import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A fact about a county's standing as a row of an export, in its one spelling. Areas are counts of m². */
record StandingRow(StandingFact fact, String recordedAt) {
    static StandingRow read(JsonObject json) {
        String id = json.getString("id");
        String county = json.getString("county");
        StandingFact fact = switch (json.getString("kind")) {
            case "task" ->
                new StandingFact.Task(
                        id,
                        county,
                        json.getInteger("year"),
                        Long.parseLong(json.getString("taskM2")),
                        Long.parseLong(json.getString("doneM2")),
                        by(json));
            case "own-balance" ->
                new StandingFact.OwnBalance(
                        id, county, day(json, "asOf"), json.getInteger("unbalancedProjects"), by(json));
            case "suspension" ->
                new StandingFact.Suspended(
                        id,
                        county,
                        day(json, "from"),
                        json.getString("reason"),
                        json.getString("maker"),
                        json.getString("approver"));
            case "suspension-lifted" ->
                new StandingFact.Lifted(id, day(json, "on"), json.getString("maker"), json.getString("approver"));
            case "commitment-overdue" ->
                new StandingFact.CommitmentOverdue(id, county, day(json, "since"), json.getString("commitment"));
            case "exclusion" -> new StandingFact.Excluded(id, county, day(json, "from"), day(json, "until"));
            case "commitment-kept" -> new StandingFact.CommitmentKept(id, day(json, "on"), json.getString("writeOff"));
            case "shortage" ->
                new StandingFact.Shortage(
                        id,
                        county,
                        day(json, "declaredOn"),
                        day(json, "endsOn"),
                        json.getString("statement"),
                        by(json));
            default -> throw new IllegalArgumentException("no such kind: " + json.getString("kind"));
        };
        return new StandingRow(fact, json.getString("recordedAt"));
    }

    private static Optional<Signatures> by(JsonObject json) {
        return Optional.ofNullable(json.getString("maker"))
                .map(maker -> new Signatures(maker, json.getString("approver")));
    }

    private static JsonObject signed(JsonObject json, Optional<Signatures> by) {
        by.ifPresent(two -> json.put("maker", two.maker()).put("approver", two.approver()));
        return json;
    }

    private static LocalDate day(JsonObject json, String name) {
        return LocalDate.parse(json.getString(name));
    }

    JsonObject json() {
        JsonObject json = switch (fact) {
            case StandingFact.Task task ->
                signed(
                        of("task", task.id())
                                .put("county", task.county())
                                .put("year", task.year())
                                .put("taskM2", Long.toString(task.taskM2()))
                                .put("doneM2", Long.toString(task.doneM2())),
                        task.by());
            case StandingFact.OwnBalance balance ->
                signed(
                        of("own-balance", balance.id())
                                .put("county", balance.county())
                                .put("asOf", balance.asOf().toString())
                                .put("unbalancedProjects", balance.unbalancedProjects()),
                        balance.by());
            case StandingFact.Suspended suspended ->
                of("suspension", suspended.id())
                        .put("county", suspended.county())
                        .put("from", suspended.from().toString())
                        .put("reason", suspended.reason())
                        .put("maker", suspended.maker())
                        .put("approver", suspended.approver());
            case StandingFact.Lifted lifted ->
                of("suspension-lifted", lifted.id())
                        .put("on", lifted.on().toString())
                        .put("maker", lifted.maker())
                        .put("approver", lifted.approver());
            case StandingFact.CommitmentOverdue overdue ->
                of("commitment-overdue", overdue.id())
                        .put("county", overdue.county())
                        .put("since", overdue.since().toString())
                        .put("commitment", overdue.commitment());
            case StandingFact.Excluded excluded ->
                of("exclusion", excluded.id())
                        .put("county", excluded.county())
                        .put("from", excluded.from().toString())
                        .put("until", excluded.until().toString());
            case StandingFact.CommitmentKept kept ->
                of("commitment-kept", kept.id()).put("on", kept.on().toString()).put("writeOff", kept.writeOff());
            case StandingFact.Shortage shortage ->
                signed(
                        of("shortage", shortage.id())
                                .put("county", shortage.county())
                                .put("declaredOn", shortage.declaredOn().toString())
                                .put("endsOn", shortage.endsOn().toString())
                                .put("statement", shortage.statement()),
                        shortage.by());
        };
        return json.put("recordedAt", recordedAt);
    }

    private static JsonObject of(String kind, String id) {
        return new JsonObject().put("kind", kind).put("id", id);
    }

    /** @throws java.time.DateTimeException if it is not a time */
    Instant time() {
        return Instant.parse(recordedAt);
    }

    /** Who decided it alone, where two must. Clause: M13-07.5, Z10-06.2. */
    Optional<String> onlyOne() {
        return switch (fact) {
            case StandingFact.Suspended it -> same(it.maker(), it.approver());
            case StandingFact.Lifted it -> same(it.maker(), it.approver());
            case StandingFact.Task it -> it.by().flatMap(by -> same(by.maker(), by.approver()));
            case StandingFact.OwnBalance it -> it.by().flatMap(by -> same(by.maker(), by.approver()));
            case StandingFact.CommitmentOverdue it -> Optional.empty();
            case StandingFact.CommitmentKept it -> Optional.empty();
            case StandingFact.Excluded it -> Optional.empty();
            case StandingFact.Shortage it -> it.by().flatMap(by -> same(by.maker(), by.approver()));
        };
    }

    private static Optional<String> same(String maker, String approver) {
        return maker.equals(approver) ? Optional.of(maker) : Optional.empty();
    }
}
