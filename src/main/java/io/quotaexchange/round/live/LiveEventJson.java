package io.quotaexchange.round.live;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.book.Band;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** Live events as JSON, each kind under a versioned name; what was written once stays readable for ever. */
public final class LiveEventJson {
    private LiveEventJson() {}

    /** The versioned name of an event's kind, for example {@code bid-accepted.v1}. */
    public static String kind(LiveEvent event) {
        return switch (event) {
            case LiveEvent.LotAnnounced e -> "lot-announced.v1";
            case LiveEvent.LotWithdrawn e -> "lot-withdrawn.v1";
            case LiveEvent.ReserveSet e -> "reserve-set.v1";
            case LiveEvent.LimitSet e -> "limit-set.v1";
            case LiveEvent.LotOpened e -> "lot-opened.v1";
            case LiveEvent.BidAccepted e -> "bid-accepted.v1";
            case LiveEvent.BidRefused e -> "bid-refused.v1";
            case LiveEvent.ClosePostponed e -> "close-postponed.v1";
            case LiveEvent.LotMoved e -> "lot-moved.v1";
            case LiveEvent.BiddingClosed e -> "bidding-closed.v1";
            case LiveEvent.Matched e -> "matched.v1";
            case LiveEvent.MatchRefused e -> "match-refused.v1";
            case LiveEvent.LotEnded e -> "lot-ended.v1";
            case LiveEvent.LotDecided e -> "lot-decided.v1";
            case LiveEvent.LotsFinished e -> "lots-finished.v1";
            case LiveEvent.BookOpened e -> "book-opened.v1";
            case LiveEvent.BookClosed e -> "book-closed.v1";
            case LiveEvent.BookCommandTaken e -> "book-command-taken.v1";
        };
    }

    public static JsonObject write(LiveEvent event) {
        return switch (event) {
            case LiveEvent.LotAnnounced e -> signed(LotJson.write(e.announced()), e.signed());
            case LiveEvent.LotWithdrawn e -> signed(lot(e).put("reason", e.reason()), e.signed());
            case LiveEvent.ReserveSet e ->
                signed(lot(e).put("id", e.id()).put("county", e.county()).put("sealed", e.sealed()), e.signed());
            case LiveEvent.LimitSet e ->
                signed(
                        lot(e).put("seq", e.limit().seq())
                                .put("id", e.limit().id())
                                .put("county", e.limit().county())
                                .put("sealed", e.limit().sealed())
                                .put("proxy", e.limit().proxy()),
                        e.limit().signed());
            case LiveEvent.BidAccepted e -> {
                JsonObject json = placed(e.bid());
                e.limit().ifPresent(limit -> json.put("limit", limit));
                yield json.put("closesAt", e.closesAt().toString());
            }
            case LiveEvent.BidRefused e ->
                placed(e.bid()).put("reason", e.reason().name());
            case LiveEvent.ClosePostponed e ->
                lot(e).put("closesAt", e.closesAt().toString());
            case LiveEvent.LotMoved e ->
                lot(e).put("opensAt", e.opensAt().toString())
                        .put("closesAt", e.closesAt().toString())
                        .put("matchWindow", e.matchWindowSeconds());
            case LiveEvent.BookClosed e -> new JsonObject().put("stage", e.stage());
            case LiveEvent.Matched e ->
                lot(e).put("seq", e.seq())
                        .put("id", e.id())
                        .put("county", e.county())
                        .put("price", UnitPrice.ofFen(e.priceFen()).yuan())
                        .put("maker", e.maker());
            case LiveEvent.MatchRefused e ->
                lot(e).put("seq", e.seq())
                        .put("id", e.id())
                        .put("county", e.county())
                        .put("maker", e.maker())
                        .put("reason", e.reason().name());
            case LiveEvent.LotDecided e ->
                lot(e).put("key", e.key()).put("case", e.caseText()).put("result", e.resultText());
            case LiveEvent.OfLot e -> lot(e);
            case LiveEvent.LotsFinished e -> new JsonObject().put("stage", e.stage());
            case LiveEvent.BookOpened e ->
                new JsonObject()
                        .put("stage", e.stage())
                        .put("indicator", e.indicator().name())
                        .put("tick", UnitPrice.ofFen(e.band().tickFen()).yuan())
                        .put("floor", UnitPrice.ofFen(e.band().floorFen()).yuan())
                        .put("cap", UnitPrice.ofFen(e.band().capFen()).yuan());
            case LiveEvent.BookCommandTaken e ->
                signed(
                        new JsonObject()
                                .put("stage", e.stage())
                                .put("key", e.key())
                                .put("command", command(e.command())),
                        e.signed());
        };
    }

    private static JsonObject lot(LiveEvent.OfLot event) {
        return new JsonObject().put("lot", event.lot());
    }

    private static JsonObject signed(JsonObject json, Signed signed) {
        return json.put("maker", signed.maker()).put("approver", signed.approver());
    }

    private static JsonObject placed(LiveEvent.Placed bid) {
        return new JsonObject()
                .put("lot", bid.lot())
                .put("seq", bid.seq())
                .put("id", bid.id())
                .put("county", bid.county())
                .put("price", UnitPrice.ofFen(bid.priceFen()).yuan())
                .put("confirmed", bid.confirmed())
                .put("maker", bid.maker());
    }

    /** Amounts in the smallest unit, m² or kg: the command does not say of which indicator they are. */
    private static JsonObject command(BookCommand command) {
        JsonObject json = new JsonObject()
                .put("id", command.id())
                .put("seq", command.seq())
                .put("county", command.county());
        if (command instanceof BookCommand.New order) {
            return order(json.put("type", "NEW"), order.side(), order.amount(), order.limitFen(), order.timeInForce());
        }
        if (command instanceof BookCommand.Replace order) {
            return order(
                    json.put("type", "REPLACE"), order.side(), order.amount(), order.limitFen(), order.timeInForce());
        }
        if (command instanceof BookCommand.Reduce reduce) {
            return json.put("type", "REDUCE").put("amount", Long.toString(reduce.amount()));
        }
        return json.put("type", "CANCEL");
    }

    private static JsonObject order(JsonObject json, Side side, long amount, long limitFen, TimeInForce timeInForce) {
        return json.put("side", side.name())
                .put("amount", Long.toString(amount))
                .put("limit", UnitPrice.ofFen(limitFen).yuan())
                .put("timeInForce", timeInForce.name());
    }

    /** The event of a kind; empty if no live event has that name. */
    public static Optional<LiveEvent> read(String kind, JsonObject json) {
        String lot = json.getString("lot");
        return Optional.ofNullable(
                switch (kind) {
                    case "lot-announced.v1" -> new LiveEvent.LotAnnounced(LotJson.read(json), signed(json));
                    case "lot-withdrawn.v1" -> new LiveEvent.LotWithdrawn(lot, json.getString("reason"), signed(json));
                    case "reserve-set.v1" ->
                        new LiveEvent.ReserveSet(
                                lot,
                                json.getString("id"),
                                json.getString("county"),
                                json.getString("sealed"),
                                signed(json));
                    case "limit-set.v1" ->
                        new LiveEvent.LimitSet(new BidLimit(
                                lot,
                                json.getLong("seq"),
                                json.getString("id"),
                                json.getString("county"),
                                json.getString("sealed"),
                                json.getBoolean("proxy"),
                                signed(json)));
                    case "lot-opened.v1" -> new LiveEvent.LotOpened(lot);
                    case "bid-accepted.v1" ->
                        new LiveEvent.BidAccepted(
                                placed(json),
                                Optional.ofNullable(json.getString("limit")),
                                Instant.parse(json.getString("closesAt")));
                    case "bid-refused.v1" -> new LiveEvent.BidRefused(placed(json), reason(json));
                    case "lot-moved.v1" ->
                        new LiveEvent.LotMoved(
                                lot,
                                Instant.parse(json.getString("opensAt")),
                                Instant.parse(json.getString("closesAt")),
                                json.getLong("matchWindow"));
                    case "book-closed.v1" -> new LiveEvent.BookClosed(json.getInteger("stage"));
                    case "close-postponed.v1" ->
                        new LiveEvent.ClosePostponed(lot, Instant.parse(json.getString("closesAt")));
                    case "bidding-closed.v1" -> new LiveEvent.BiddingClosed(lot);
                    case "matched.v1" ->
                        new LiveEvent.Matched(
                                lot,
                                json.getLong("seq"),
                                json.getString("id"),
                                json.getString("county"),
                                UnitPrice.ofYuan(json.getString("price")).fen(),
                                json.getString("maker"));
                    case "match-refused.v1" ->
                        new LiveEvent.MatchRefused(
                                lot,
                                json.getLong("seq"),
                                json.getString("id"),
                                json.getString("county"),
                                json.getString("maker"),
                                reason(json));
                    case "lot-ended.v1" -> new LiveEvent.LotEnded(lot);
                    case "lot-decided.v1" ->
                        new LiveEvent.LotDecided(
                                lot, json.getString("key"), json.getString("case"), json.getString("result"));
                    case "lots-finished.v1" -> new LiveEvent.LotsFinished(json.getInteger("stage"));
                    case "book-opened.v1" ->
                        new LiveEvent.BookOpened(
                                json.getInteger("stage"),
                                IndicatorKind.valueOf(json.getString("indicator")),
                                new Band(fen(json, "tick"), fen(json, "floor"), fen(json, "cap")));
                    case "book-command-taken.v1" ->
                        new LiveEvent.BookCommandTaken(
                                json.getInteger("stage"),
                                json.getString("key"),
                                command(json.getJsonObject("command")),
                                signed(json));
                    default -> null;
                });
    }

    private static Signed signed(JsonObject json) {
        return new Signed(json.getString("maker"), json.getString("approver"));
    }

    private static LiveEvent.Placed placed(JsonObject json) {
        return new LiveEvent.Placed(
                json.getString("lot"),
                json.getLong("seq"),
                json.getString("id"),
                json.getString("county"),
                fen(json, "price"),
                json.getBoolean("confirmed"),
                json.getString("maker"));
    }

    private static RejectReason reason(JsonObject json) {
        return RejectReason.valueOf(json.getString("reason"));
    }

    private static long fen(JsonObject json, String field) {
        return UnitPrice.ofYuan(json.getString(field)).fen();
    }

    private static BookCommand command(JsonObject json) {
        String id = json.getString("id");
        long seq = json.getLong("seq");
        String county = json.getString("county");
        String type = json.getString("type");
        return switch (type) {
            case "NEW" ->
                new BookCommand.New(id, seq, county, side(json), amount(json), fen(json, "limit"), timeInForce(json));
            case "REPLACE" ->
                new BookCommand.Replace(
                        id, seq, county, side(json), amount(json), fen(json, "limit"), timeInForce(json));
            case "REDUCE" -> new BookCommand.Reduce(id, seq, county, amount(json));
            case "CANCEL" -> new BookCommand.Cancel(id, seq, county);
            default -> throw new IllegalArgumentException("unknown type of book command: " + type);
        };
    }

    private static Side side(JsonObject json) {
        return Side.valueOf(json.getString("side"));
    }

    private static long amount(JsonObject json) {
        return Long.parseLong(json.getString("amount"));
    }

    private static TimeInForce timeInForce(JsonObject json) {
        return TimeInForce.valueOf(json.getString("timeInForce"));
    }
}
