package io.quotaexchange.bidding;

import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.round.live.BidLimit;
import io.quotaexchange.round.live.BidderNumbers;
import io.quotaexchange.round.live.BookState;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.LiveState;
import io.quotaexchange.round.live.Lot;
import io.quotaexchange.round.live.LotJson;
import io.quotaexchange.round.live.LotOutcome;
import io.quotaexchange.round.live.LotPhase;
import io.quotaexchange.round.live.LotSecrets;
import io.quotaexchange.round.live.LotState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lots and books as anybody may see them: bidders are numbers until their lot is decided, limits and reserves are nothing at all,
 * and whether a bid was made by a proxy is not said.
 */
public final class LiveViews {
    private static final int LEVELS = 10;

    private final LotKeys keys;
    private final Map<String, BidderNumbers> numbers = new HashMap<>();

    public LiveViews(LotKeys keys) {
        this.keys = keys;
    }

    /**
     * An event as everybody sees it.
     *
     * @param state with the event
     * @return empty where there is nothing to see
     */
    public Optional<JsonObject> event(String round, LiveEvent event, LiveState state, Instant at) {
        JsonObject json = new JsonObject().put("at", at.toString());
        return switch (event) {
            case LiveEvent.OfLot e -> ofLot(round, e, state.lot(e.lot()).orElseThrow(), json);
            case LiveEvent.LotsFinished e ->
                Optional.of(json.put("type", "LOTS_FINISHED").put("stage", e.stage()));
            case LiveEvent.BookOpened e ->
                Optional.of(book(
                        json.put("type", "BOOK_OPENED"), state.book(e.stage()).orElseThrow()));
            case LiveEvent.BookClosed e ->
                Optional.of(json.put("type", "BOOK_CLOSED").put("stage", e.stage()));
            case LiveEvent.BookCommandTaken e -> {
                BookState book = state.book(e.stage()).orElseThrow();
                JsonArray trades = new JsonArray();
                for (BookEvent done : book.lastEvents()) {
                    if (done instanceof BookEvent.Traded trade) {
                        trades.add(trade(trade, book.indicator()));
                    }
                }
                yield Optional.of(book(
                        json.put("type", "BOOK_MOVED")
                                .put("seq", e.command().seq())
                                .put("trades", trades),
                        book));
            }
        };
    }

    private Optional<JsonObject> ofLot(String round, LiveEvent.OfLot event, LotState lot, JsonObject json) {
        json.put("lot", event.lot());
        return switch (event) {
            case LiveEvent.LotAnnounced e ->
                Optional.of(json.put("type", "LOT_ANNOUNCED").put("terms", terms(lot.lot())));
            case LiveEvent.LotWithdrawn e ->
                Optional.of(json.put("type", "LOT_WITHDRAWN").put("reason", e.reason()));
            case LiveEvent.LimitSet e ->
                Optional.of(json.put("type", "BIDDER_READY")
                        .put("bidder", number(round, lot, e.limit().county())));
            case LiveEvent.LotOpened e ->
                Optional.of(json.put("type", "LOT_OPENED")
                        .put("closesAt", lot.auction().closesAt().toString()));
            case LiveEvent.BidAccepted e ->
                Optional.of(json.put("type", "BID")
                        .put("bidder", number(round, lot, e.bid().county()))
                        .put("price", UnitPrice.ofFen(e.bid().priceFen()).yuan())
                        .put("capPhase", lot.auction().isCapPhase())
                        .put("closesAt", e.closesAt().toString()));
            case LiveEvent.ClosePostponed e ->
                Optional.of(json.put("type", "CLOSE_POSTPONED")
                        .put("closesAt", e.closesAt().toString()));
            case LiveEvent.LotMoved e ->
                Optional.of(json.put("type", "LOT_MOVED")
                        .put("opensAt", e.opensAt().toString())
                        .put("closesAt", e.closesAt().toString())
                        .put("matchWindow", e.matchWindowSeconds()));
            case LiveEvent.BiddingClosed e ->
                Optional.of(json.put("type", "BIDDING_CLOSED")
                        .put("matchingEnds", lot.matchingEnds().toString()));
            case LiveEvent.Matched e ->
                Optional.of(json.put("type", "MATCHED").put("bidder", number(round, lot, e.county())));
            case LiveEvent.LotEnded e -> Optional.of(json.put("type", "LOT_ENDED"));
            case LiveEvent.LotDecided e -> Optional.of(decided(round, lot, e, json.put("type", "LOT_DECIDED")));
            case LiveEvent.ReserveSet e -> Optional.empty();
            case LiveEvent.BidRefused e -> Optional.empty();
            case LiveEvent.MatchRefused e -> Optional.empty();
        };
    }

    private static JsonObject terms(Lot lot) {
        JsonObject terms = LotJson.write(lot);
        terms.remove("sealedSeed");
        return terms;
    }

    /** A lot as it stands. */
    public JsonObject lot(String round, LotState lot) {
        JsonObject json = terms(lot.lot())
                .put("phase", lot.phase().name())
                .put("opensAt", lot.opensAt().toString())
                .put("closesAt", lot.auction().closesAt().toString())
                .put("bidders", lot.limits().size())
                .put("capPhase", lot.auction().isCapPhase());
        lot.auction()
                .priceFen()
                .ifPresent(fen -> json.put("price", UnitPrice.ofFen(fen).yuan()));
        lot.auction().leader().ifPresent(county -> json.put("leader", number(round, lot, county)));
        if (lot.phase() == LotPhase.MATCHING) {
            json.put("matchingEnds", lot.matchingEnds().toString());
        }
        lot.decided().ifPresent(decided -> json.put("outcome", decided(round, lot, decided, new JsonObject())));
        return json;
    }

    private JsonObject decided(String round, LotState lot, LiveEvent.LotDecided decided, JsonObject json) {
        LotOutcome.of(decided)
                .ifPresentOrElse(
                        sold -> json.put("outcome", "SOLD")
                                .put("winner", sold.winner())
                                .put("price", UnitPrice.ofFen(sold.priceFen()).yuan())
                                .put("value", Money.ofFen(sold.valueFen()).yuan())
                                .put("decidedBy", sold.decidedBy()),
                        () -> json.put("outcome", lot.auction().priceFen().isPresent() ? "BELOW_RESERVE" : "UNSOLD"));
        JsonArray bidders = new JsonArray();
        for (BidLimit limit : lot.limits()) {
            bidders.add(new JsonObject()
                    .put("bidder", number(round, lot, limit.county()))
                    .put("county", limit.county()));
        }
        return json.put("bidders", bidders).put("key", decided.key());
    }

    /** The county's number in the lot; a county without a limit has none and is 0. */
    public synchronized int number(String round, LotState lot, String county) {
        BidderNumbers drawn = numbers.computeIfAbsent(
                round + "/" + lot.lot().id(),
                name -> new BidderNumbers(
                        LotSecrets.seed(keys.of(round, lot.lot().id()), lot.lot())
                                .orElseThrow(
                                        () -> new IllegalStateException("the key folder's secret does not open lot "
                                                + lot.lot().id())),
                        lot.lot().id()));
        // In the order in which they signed up.
        for (BidLimit limit : lot.limits()) {
            drawn.of(limit.county());
        }
        return lot.limit(county).isPresent() ? drawn.of(county) : 0;
    }

    /** A book: its best levels. */
    public JsonObject book(JsonObject json, BookState book) {
        return json.put("stage", book.stage())
                .put("indicator", book.indicator().name())
                .put("bids", levels(book, Side.BID))
                .put("offers", levels(book, Side.OFFER));
    }

    /** A county's own orders: what each rests with and has traded; one that neither rests nor traded is not there. */
    public JsonArray orders(BookState book, String county) {
        Map<String, BookState.Resting> resting = new HashMap<>();
        for (Side side : Side.values()) {
            book.resting(side).stream()
                    .filter(order -> order.county().equals(county))
                    .forEach(order -> resting.put(order.order(), order));
        }
        IndicatorKind indicator = book.indicator();
        JsonArray orders = new JsonArray();
        for (BookCommand.New placed : book.placedBy(county)) {
            BookState.Resting rests = resting.remove(placed.id());
            long traded = book.traded(placed.id());
            if (rests != null || traded > 0) {
                orders.add(new JsonObject()
                        .put("order", placed.id())
                        .put("side", placed.side().name())
                        .put(
                                "limit",
                                UnitPrice.ofFen(rests == null ? placed.limitFen() : rests.limitFen())
                                        .yuan())
                        .put("resting", indicator.printAmount(rests == null ? 0 : rests.amount()))
                        .put("traded", indicator.printAmount(traded)));
            }
        }
        return orders;
    }

    private static JsonArray levels(BookState book, Side side) {
        JsonArray levels = new JsonArray();
        book.depth(side).entrySet().stream()
                .limit(LEVELS)
                .forEach(level -> levels.add(new JsonObject()
                        .put("limit", UnitPrice.ofFen(level.getKey()).yuan())
                        .put("amount", book.indicator().printAmount(level.getValue()[0]))
                        .put("orders", level.getValue()[1])));
        return levels;
    }

    /** The trades of a book, newest first, at most so many; whose they are is shown when the stage is cleared. */
    public JsonArray trades(BookState book, int most) {
        JsonArray trades = new JsonArray();
        List<BookEvent.Traded> all = book.trades();
        for (int i = all.size() - 1; i >= 0 && trades.size() < most; i--) {
            trades.add(trade(all.get(i), book.indicator()));
        }
        return trades;
    }

    private static JsonObject trade(BookEvent.Traded trade, IndicatorKind indicator) {
        return new JsonObject()
                .put("seq", trade.seq())
                .put("amount", indicator.printAmount(trade.amount()))
                .put("price", UnitPrice.ofFen(trade.priceFen()).yuan())
                .put("value", Money.ofFen(trade.valueFen()).yuan())
                .put("paired", trade.paired());
    }
}
