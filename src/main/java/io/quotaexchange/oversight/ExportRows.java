package io.quotaexchange.oversight;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Rows of the smaller files of an export, each with its one spelling. */
final class ExportRows {
    private ExportRows() {}

    /** A rulebook version, and who adopted it. */
    record Adopted(String document, String maker, String approver) {
        static Adopted read(JsonObject json) {
            return new Adopted(json.getString("document"), json.getString("maker"), json.getString("approver"));
        }

        JsonObject json() {
            return new JsonObject()
                    .put("document", document)
                    .put("maker", maker)
                    .put("approver", approver);
        }
    }

    /** What somebody was, where, from then on. */
    record Appointment(
            String person,
            int number,
            String organisation,
            List<String> roles,
            boolean active,
            String appointedBy,
            String recordedAt) {
        static Appointment read(JsonObject json) {
            return new Appointment(
                    json.getString("person"),
                    json.getInteger("number"),
                    json.getString("organisation"),
                    json.getJsonArray("roles").stream().map(String::valueOf).toList(),
                    json.getBoolean("active"),
                    json.getString("appointedBy"),
                    json.getString("recordedAt"));
        }

        JsonObject json() {
            return new JsonObject()
                    .put("person", person)
                    .put("number", number)
                    .put("organisation", organisation)
                    .put("roles", new JsonArray(roles))
                    .put("active", active)
                    .put("appointedBy", appointedBy)
                    .put("recordedAt", recordedAt);
        }
    }

    /** @param posted whether its settlement is recorded */
    record Slip(String document, boolean posted) {
        static Slip read(JsonObject json) {
            return new Slip(json.getString("document"), json.getBoolean("posted"));
        }

        JsonObject json() {
            return new JsonObject().put("document", document).put("posted", posted);
        }
    }

    record Price(
            String indicator,
            Optional<String> landClass,
            LocalDate effectiveFrom,
            long averageCostFen,
            long compensationFen,
            long upkeepFen,
            String maker,
            String approver) {
        static Price read(JsonObject json) {
            return new Price(
                    json.getString("indicator"),
                    Optional.ofNullable(json.getString("landClass")),
                    LocalDate.parse(json.getString("effectiveFrom")),
                    Long.parseLong(json.getString("averageCostFen")),
                    Long.parseLong(json.getString("compensationFen")),
                    Long.parseLong(json.getString("upkeepFen")),
                    json.getString("maker"),
                    json.getString("approver"));
        }

        JsonObject json() {
            JsonObject json = new JsonObject().put("indicator", indicator);
            landClass.ifPresent(land -> json.put("landClass", land));
            return json.put("effectiveFrom", effectiveFrom.toString())
                    .put("averageCostFen", Long.toString(averageCostFen))
                    .put("compensationFen", Long.toString(compensationFen))
                    .put("upkeepFen", Long.toString(upkeepFen))
                    .put("maker", maker)
                    .put("approver", approver);
        }
    }

    record Division(
            String code,
            String name,
            String city,
            String type,
            boolean assisted,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            Optional<String> successor) {
        static Division read(JsonObject json) {
            return new Division(
                    json.getString("code"),
                    json.getString("name"),
                    json.getString("city"),
                    json.getString("type"),
                    json.getBoolean("assisted"),
                    LocalDate.parse(json.getString("validFrom")),
                    Optional.ofNullable(json.getString("validTo")).map(LocalDate::parse),
                    Optional.ofNullable(json.getString("successor")));
        }

        JsonObject json() {
            JsonObject json = new JsonObject()
                    .put("code", code)
                    .put("name", name)
                    .put("city", city)
                    .put("type", type)
                    .put("assisted", assisted)
                    .put("validFrom", validFrom.toString());
            validTo.ifPresent(last -> json.put("validTo", last.toString()));
            successor.ifPresent(code -> json.put("successor", code));
            return json;
        }

        boolean isValid(LocalDate day) {
            return !day.isBefore(validFrom)
                    && validTo.map(last -> !day.isAfter(last)).orElse(true);
        }
    }

    /** @param maker who prepared it, {@code approver} who approved it; empty where nobody signed in for it */
    record Pair(
            String scheme,
            String first,
            String second,
            String basis,
            LocalDate validFrom,
            Optional<String> maker,
            Optional<String> approver,
            Optional<PairEnd> end) {
        static Pair read(JsonObject json) {
            return new Pair(
                    json.getString("scheme"),
                    json.getString("first"),
                    json.getString("second"),
                    json.getString("basis"),
                    LocalDate.parse(json.getString("validFrom")),
                    Optional.ofNullable(json.getString("maker")),
                    Optional.ofNullable(json.getString("approver")),
                    Optional.ofNullable(json.getJsonObject("end")).map(PairEnd::read));
        }

        JsonObject json() {
            JsonObject json = new JsonObject()
                    .put("scheme", scheme)
                    .put("first", first)
                    .put("second", second)
                    .put("basis", basis)
                    .put("validFrom", validFrom.toString());
            maker.ifPresent(person -> json.put("maker", person));
            approver.ifPresent(person -> json.put("approver", person));
            end.ifPresent(ended -> json.put("end", ended.json()));
            return json;
        }

        boolean isOn(LocalDate day) {
            return !validFrom.isAfter(day)
                    && end.filter(ended -> ended.validTo().isBefore(day)).isEmpty();
        }
    }

    /** @param validTo last day on which the two are a pair */
    record PairEnd(LocalDate validTo, String reason, String maker, String approver, Instant recordedAt) {
        static PairEnd read(JsonObject json) {
            return new PairEnd(
                    LocalDate.parse(json.getString("validTo")),
                    json.getString("reason"),
                    json.getString("maker"),
                    json.getString("approver"),
                    Instant.parse(json.getString("recordedAt")));
        }

        JsonObject json() {
            return new JsonObject()
                    .put("validTo", validTo.toString())
                    .put("reason", reason)
                    .put("maker", maker)
                    .put("approver", approver)
                    .put("recordedAt", recordedAt.toString());
        }
    }

    record Filed(
            String document,
            int revision,
            String rulebookDigest,
            String decision,
            String refusals,
            boolean minted,
            String maker,
            String approver,
            Instant recordedAt) {
        static Filed read(JsonObject json) {
            return new Filed(
                    json.getString("document"),
                    json.getInteger("revision"),
                    json.getString("rulebookDigest"),
                    json.getString("decision"),
                    json.getString("refusals"),
                    json.getBoolean("minted"),
                    json.getString("maker"),
                    json.getString("approver"),
                    Instant.parse(json.getString("recordedAt")));
        }

        JsonObject json() {
            return new JsonObject()
                    .put("document", document)
                    .put("revision", revision)
                    .put("rulebookDigest", rulebookDigest)
                    .put("decision", decision)
                    .put("refusals", refusals)
                    .put("minted", minted)
                    .put("maker", maker)
                    .put("approver", approver)
                    .put("recordedAt", recordedAt.toString());
        }
    }

    record Event(String round, long number, String kind, String recordedAt, String document) {
        static Event read(JsonObject json) {
            return new Event(
                    json.getString("round"),
                    json.getLong("number"),
                    json.getString("kind"),
                    json.getString("recordedAt"),
                    json.getString("document"));
        }

        JsonObject json() {
            return new JsonObject()
                    .put("round", round)
                    .put("number", number)
                    .put("kind", kind)
                    .put("recordedAt", recordedAt)
                    .put("document", document);
        }
    }

    record AwardStep(String award, int step, long settlement, String maker, String approver, String recordedAt) {
        static AwardStep read(JsonObject json) {
            return new AwardStep(
                    json.getString("award"),
                    json.getInteger("step"),
                    json.getLong("settlement"),
                    json.getString("maker"),
                    json.getString("approver"),
                    json.getString("recordedAt"));
        }

        JsonObject json() {
            return new JsonObject()
                    .put("award", award)
                    .put("step", step)
                    .put("settlement", settlement)
                    .put("maker", maker)
                    .put("approver", approver)
                    .put("recordedAt", recordedAt);
        }
    }

    /** @param state POSTED, REFUSED by the ledger for good, or OPEN */
    record KeptAct(String document, String state, Instant recordedAt) {
        static KeptAct read(JsonObject json) {
            String state = json.getString("state");
            if (!state.equals("POSTED") && !state.equals("REFUSED") && !state.equals("OPEN")) {
                throw new IllegalArgumentException("no such state of an act");
            }
            return new KeptAct(json.getString("document"), state, Instant.parse(json.getString("recordedAt")));
        }

        JsonObject json() {
            return new JsonObject()
                    .put("document", document)
                    .put("state", state)
                    .put("recordedAt", recordedAt.toString());
        }
    }
}
