package io.quotaexchange.round;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.rulebook.LotSize;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events of a round's calendar as JSON. */
final class CalendarEventJson {
    private static final Set<String> KINDS = Set.of(
            "rescheduled.v1",
            "entry-opened.v1",
            "entry-closed.v1",
            "stage-begun.v1",
            "seals-opened.v1",
            "interrupted.v1",
            "publicity-begun.v1",
            "publicity-ended.v1",
            "paused.v1",
            "resumed.v1",
            "stopped.v1",
            "withdrawn.v1");

    private CalendarEventJson() {}

    static boolean isKind(String kind) {
        return KINDS.contains(kind);
    }

    static String kind(RoundEvent.Calendar event) {
        return switch (event) {
            case RoundEvent.Rescheduled e -> "rescheduled.v1";
            case RoundEvent.EntryOpened e -> "entry-opened.v1";
            case RoundEvent.EntryClosed e -> "entry-closed.v1";
            case RoundEvent.StageBegun e -> "stage-begun.v1";
            case RoundEvent.SealsOpened e -> "seals-opened.v1";
            case RoundEvent.Interrupted e -> "interrupted.v1";
            case RoundEvent.PublicityBegun e -> "publicity-begun.v1";
            case RoundEvent.PublicityEnded e -> "publicity-ended.v1";
            case RoundEvent.Paused e -> "paused.v1";
            case RoundEvent.Resumed e -> "resumed.v1";
            case RoundEvent.Stopped e -> "stopped.v1";
            case RoundEvent.Withdrawn e -> "withdrawn.v1";
        };
    }

    static JsonObject write(RoundEvent.Calendar event) {
        JsonObject json = new JsonObject();
        return switch (event) {
            case RoundEvent.Rescheduled e -> signed(json.put("calendar", write(e.calendar())), e.by());
            case RoundEvent.EntryOpened e -> json;
            case RoundEvent.EntryClosed e -> json;
            case RoundEvent.StageBegun e ->
                json.put("stage", e.stage()).put("until", e.until().toString());
            case RoundEvent.SealsOpened e ->
                json.put("privateKey", e.privateKey())
                        .put(
                                "bids",
                                RoundEventJson.array(
                                        e.bids().stream().map(OrderJson::write).toList()));
            case RoundEvent.Interrupted e -> json.put("downSince", e.downSince().toString());
            case RoundEvent.PublicityBegun e ->
                json.put("until", e.until().toString())
                        .put("settlementDue", e.settlementDue().toString());
            case RoundEvent.PublicityEnded e -> json;
            case RoundEvent.Paused e -> signed(json.put("reason", e.reason()), e.by());
            case RoundEvent.Resumed e -> signed(json, e.by());
            case RoundEvent.Stopped e -> signed(json.put("reason", e.reason()), e.by());
            case RoundEvent.Withdrawn e -> signed(json.put("reason", e.reason()), e.by());
        };
    }

    static RoundEvent read(String kind, JsonObject json) {
        return switch (kind) {
            case "rescheduled.v1" ->
                new RoundEvent.Rescheduled(readCalendar(json.getJsonObject("calendar")), signed(json));
            case "entry-opened.v1" -> new RoundEvent.EntryOpened();
            case "entry-closed.v1" -> new RoundEvent.EntryClosed();
            case "stage-begun.v1" -> new RoundEvent.StageBegun(json.getInteger("stage"), time(json, "until"));
            case "seals-opened.v1" ->
                new RoundEvent.SealsOpened(
                        json.getString("privateKey"),
                        RoundEventJson.objects(json.getJsonArray("bids")).stream()
                                .map(OrderJson::read)
                                .map(Order.Bid.class::cast)
                                .toList());
            case "interrupted.v1" -> new RoundEvent.Interrupted(time(json, "downSince"));
            case "publicity-begun.v1" ->
                new RoundEvent.PublicityBegun(time(json, "until"), time(json, "settlementDue"));
            case "publicity-ended.v1" -> new RoundEvent.PublicityEnded();
            case "paused.v1" -> new RoundEvent.Paused(json.getString("reason"), signed(json));
            case "resumed.v1" -> new RoundEvent.Resumed(signed(json));
            case "stopped.v1" -> new RoundEvent.Stopped(json.getString("reason"), signed(json));
            case "withdrawn.v1" -> new RoundEvent.Withdrawn(json.getString("reason"), signed(json));
            default -> throw new IllegalArgumentException("unknown kind of round event: " + kind);
        };
    }

    static JsonObject announced(RoundEvent.Announced e) {
        RoundTerms terms = e.terms();
        JsonObject json = new JsonObject()
                .put("plan", RoundPlanJson.write(e.plan()))
                .put("calendar", write(e.calendar()))
                .put("terms", write(terms));
        if (!e.sealKey().isEmpty()) {
            json.put("sealKey", e.sealKey());
        }
        return signed(json, e.by());
    }

    static RoundEvent readAnnounced(JsonObject json) {
        JsonObject terms = json.getJsonObject("terms");
        return new RoundEvent.Announced(
                RoundPlanJson.read(json.getJsonObject("plan")),
                readCalendar(json.getJsonObject("calendar")),
                new RoundTerms(
                        terms.getInteger("noticeDays"),
                        terms.getInteger("publicityDays"),
                        terms.getInteger("paymentDays"),
                        terms.getInteger("outageSeconds"),
                        lotSizes(terms.getJsonObject("lotSizes", new JsonObject()))),
                json.getString("sealKey", ""),
                signed(json));
    }

    /** Lot sizes are left out where there are none: rounds announced before there were any stay as they are written. */
    private static JsonObject write(RoundTerms terms) {
        JsonObject json = new JsonObject()
                .put("noticeDays", terms.noticeDays())
                .put("publicityDays", terms.publicityDays())
                .put("paymentDays", terms.paymentDays())
                .put("outageSeconds", terms.outageSeconds());
        JsonObject sizes = new JsonObject();
        terms.lotSizes()
                .forEach((indicator, size) -> sizes.put(
                        indicator.name(),
                        new JsonObject()
                                .put("minimum", indicator.printAmount(size.minimum()))
                                .put("multiple", indicator.printAmount(size.multiple()))));
        return sizes.isEmpty() ? json : json.put("lotSizes", sizes);
    }

    private static Map<IndicatorKind, LotSize> lotSizes(JsonObject json) {
        Map<IndicatorKind, LotSize> sizes = new EnumMap<>(IndicatorKind.class);
        for (String name : json.fieldNames()) {
            IndicatorKind indicator = IndicatorKind.valueOf(name);
            JsonObject size = json.getJsonObject(name);
            sizes.put(
                    indicator,
                    new LotSize(
                            indicator,
                            indicator.parseAmount(size.getString("minimum")),
                            indicator.parseAmount(size.getString("multiple"))));
        }
        return sizes;
    }

    static JsonObject write(RoundCalendar calendar) {
        return new JsonObject()
                .put("entryOpensAt", calendar.entryOpensAt().toString())
                .put("entryClosesAt", calendar.entryClosesAt().toString())
                .put(
                        "stages",
                        RoundEventJson.array(calendar.stages().stream()
                                .map(stage -> new JsonObject()
                                        .put("opensAt", stage.opensAt().toString())
                                        .put("seconds", stage.length().toSeconds()))
                                .toList()));
    }

    static RoundCalendar readCalendar(JsonObject json) {
        List<RoundCalendar.StageTime> stages = RoundEventJson.objects(json.getJsonArray("stages")).stream()
                .map(stage -> new RoundCalendar.StageTime(
                        time(stage, "opensAt"), Duration.ofSeconds(stage.getLong("seconds"))))
                .toList();
        return new RoundCalendar(time(json, "entryOpensAt"), time(json, "entryClosesAt"), stages);
    }

    static JsonObject signed(JsonObject json, Signed by) {
        return json.put("maker", by.maker()).put("approver", by.approver());
    }

    static Signed signed(JsonObject json) {
        return new Signed(json.getString("maker"), json.getString("approver"));
    }

    private static Instant time(JsonObject json, String name) {
        return Instant.parse(json.getString(name));
    }
}
