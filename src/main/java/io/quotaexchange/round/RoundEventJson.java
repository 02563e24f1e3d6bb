package io.quotaexchange.round;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.round.live.LiveEventJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collector;

/** Round events as JSON, each kind under a versioned name; what was written once stays readable for ever. */
public final class RoundEventJson {
    /** Kinds of events after which a round does nothing more; the trigger on {@code round.event} names them too. */
    static final List<String> LAST_KINDS = List.of("settled.v1", "withdrawn.v1");

    private RoundEventJson() {}

    /** The versioned name of an event's kind, for example {@code order-entered.v1}. */
    public static String kind(RoundEvent event) {
        return switch (event) {
            case RoundEvent.Opened e -> "opened.v1";
            case RoundEvent.Announced e -> "announced.v1";
            case RoundEvent.OrderReplaced e -> "order-replaced.v1";
            case RoundEvent.OrderWithdrawn e -> "order-withdrawn.v1";
            case RoundEvent.Calendar e -> CalendarEventJson.kind(e);
            case RoundEvent.OrderEntered e -> "order-entered.v1";
            case RoundEvent.OrderRefused e -> "order-refused.v1";
            case RoundEvent.ListingSecured e -> "listing-secured.v1";
            case RoundEvent.ListingRefused e -> "listing-refused.v1";
            case RoundEvent.StageCleared e -> "stage-cleared.v1";
            case RoundEvent.ListingReturned e -> "listing-returned.v1";
            case RoundEvent.Settled e -> "settled.v1";
            case RoundEvent.Live e -> LiveEventJson.kind(e.event());
        };
    }

    public static JsonObject write(RoundEvent event) {
        return switch (event) {
            case RoundEvent.Opened e -> RoundPlanJson.write(e.plan());
            case RoundEvent.Announced e -> CalendarEventJson.announced(e);
            case RoundEvent.OrderReplaced e ->
                new JsonObject()
                        .put("seq", e.seq())
                        .put("replaced", e.replaced())
                        .put("order", OrderJson.write(e.order()));
            case RoundEvent.OrderWithdrawn e ->
                CalendarEventJson.signed(new JsonObject().put("order", e.order()), e.by());
            case RoundEvent.Calendar e -> CalendarEventJson.write(e);
            case RoundEvent.OrderEntered e ->
                new JsonObject().put("seq", e.seq()).put("order", OrderJson.write(e.order()));
            case RoundEvent.OrderRefused e ->
                new JsonObject()
                        .put("seq", e.seq())
                        .put("order", OrderJson.write(e.order()))
                        .put(
                                "refusals",
                                array(e.refusals().stream()
                                        .map(RoundEventJson::write)
                                        .toList()));
            case RoundEvent.ListingSecured e ->
                new JsonObject().put("listing", e.listing()).put("settlement", e.settlement());
            case RoundEvent.ListingRefused e ->
                new JsonObject().put("listing", e.listing()).put("refusal", write(e.refusal()));
            case RoundEvent.StageCleared e ->
                new JsonObject()
                        .put("stage", e.stage())
                        .put("case", e.caseText())
                        .put("result", e.resultText())
                        .put(
                                "awards",
                                array(e.awards().stream().map(AwardJson::write).toList()));
            case RoundEvent.ListingReturned e ->
                new JsonObject().put("listing", e.listing()).put("amount", Long.toString(e.amount()));
            case RoundEvent.Settled e -> new JsonObject();
            case RoundEvent.Live e -> {
                JsonObject json = LiveEventJson.write(e.event());
                yield e.awards().isEmpty()
                        ? json
                        : json.put(
                                "awards",
                                array(e.awards().stream().map(AwardJson::write).toList()));
            }
        };
    }

    /** @throws IllegalArgumentException if the kind is not one of the names of {@link #kind} */
    public static RoundEvent read(String kind, JsonObject json) {
        return switch (kind) {
            case "opened.v1" -> new RoundEvent.Opened(RoundPlanJson.read(json));
            case "announced.v1" -> CalendarEventJson.readAnnounced(json);
            case "order-replaced.v1" ->
                new RoundEvent.OrderReplaced(
                        json.getLong("seq"), json.getString("replaced"), OrderJson.read(json.getJsonObject("order")));
            case "order-withdrawn.v1" ->
                new RoundEvent.OrderWithdrawn(json.getString("order"), CalendarEventJson.signed(json));
            case "order-entered.v1" ->
                new RoundEvent.OrderEntered(json.getLong("seq"), OrderJson.read(json.getJsonObject("order")));
            case "order-refused.v1" ->
                new RoundEvent.OrderRefused(
                        json.getLong("seq"),
                        OrderJson.read(json.getJsonObject("order")),
                        objects(json.getJsonArray("refusals")).stream()
                                .map(RoundEventJson::readRefusal)
                                .toList());
            case "listing-secured.v1" ->
                new RoundEvent.ListingSecured(json.getString("listing"), json.getLong("settlement"));
            case "listing-refused.v1" ->
                new RoundEvent.ListingRefused(json.getString("listing"), readRefusal(json.getJsonObject("refusal")));
            case "stage-cleared.v1" ->
                new RoundEvent.StageCleared(
                        json.getInteger("stage"),
                        json.getString("case"),
                        json.getString("result"),
                        objects(json.getJsonArray("awards")).stream()
                                .map(AwardJson::read)
                                .toList());
            case "listing-returned.v1" ->
                new RoundEvent.ListingReturned(json.getString("listing"), Long.parseLong(json.getString("amount")));
            case "settled.v1" -> new RoundEvent.Settled();
            default -> CalendarEventJson.isKind(kind) ? CalendarEventJson.read(kind, json) : readLive(kind, json);
        };
    }

    private static RoundEvent readLive(String kind, JsonObject json) {
        JsonArray awards = json.getJsonArray("awards", new JsonArray());
        return LiveEventJson.read(kind, json)
                .map(event -> new RoundEvent.Live(
                        event, objects(awards).stream().map(AwardJson::read).toList()))
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of round event: " + kind));
    }

    /** A refusal as it stands in events and in answers. */
    public static JsonObject write(Refusal refusal) {
        return new JsonObject()
                .put("code", refusal.code())
                .put("clause", refusal.clause().text())
                .put("field", refusal.field())
                .put("zh", refusal.zh())
                .put("en", refusal.en())
                .put("remedyZh", refusal.remedyZh())
                .put("remedyEn", refusal.remedyEn());
    }

    private static Refusal readRefusal(JsonObject json) {
        return new Refusal(
                json.getString("code"),
                new ClauseId(json.getString("clause")),
                json.getString("field"),
                json.getString("zh"),
                json.getString("en"),
                json.getString("remedyZh"),
                json.getString("remedyEn"));
    }

    static JsonArray array(List<JsonObject> items) {
        return items.stream().collect(Collector.of(JsonArray::new, JsonArray::add, JsonArray::addAll));
    }

    static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
