package io.quotaexchange.round;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.rulebook.StageKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** An order with what became of it, as the contract's schema Order says. */
final class OrderView {
    private OrderView() {}

    static JsonObject write(RoundState state, RoundState.Entered entered) {
        Order order = entered.order();
        JsonObject json = new JsonObject()
                .put("id", order.id())
                .put("sequence", entered.seq())
                .put("kind", kind(order))
                .put("county", order.county());
        JsonArray amounts = new JsonArray();
        switch (order) {
            case Order.Listing listing -> {
                amounts.add(amount(state, order, listing.indicator(), listing.amount()));
                if (state.timeline().isEmpty() || isOpened(state, listing.indicator())) {
                    json.put("limit", UnitPrice.ofFen(listing.limitFen()).yuan());
                }
            }
            case Order.Request request -> {
                json.put("projectZh", request.projectZh())
                        .put("projectEn", request.projectEn())
                        .put("tier", request.tier())
                        .put("divisible", request.divisible());
                if (!request.construction().isEmpty()) {
                    json.put("construction", request.construction());
                }
                for (Map.Entry<IndicatorKind, Long> asked : request.amounts().entrySet()) {
                    amounts.add(amount(state, order, asked.getKey(), asked.getValue()));
                }
            }
            case Order.SealedBid bid -> json.put("commitment", bid.commitment());
            case Order.Bid bid -> {
                amounts.add(amount(state, order, bid.indicator(), bid.amount()));
                if (isOpened(state, bid.indicator())) {
                    json.put("limit", UnitPrice.ofFen(bid.limitFen()).yuan());
                }
            }
        }
        json.put("amounts", amounts).put("status", status(state, entered));
        if (!entered.accepted()) {
            json.put(
                    "refusals",
                    RoundEventJson.array(entered.refusals().stream()
                            .map(RoundEventJson::write)
                            .toList()));
        }
        return json;
    }

    /** A limit, sealed or a seller's, is shown once its auction was cleared, never before. */
    private static boolean isOpened(RoundState state, IndicatorKind indicator) {
        return state.plan().orElseThrow().stages().stream()
                .filter(stage -> stage.kind() == StageKind.CALL_AUCTION)
                .filter(stage -> stage.indicator().orElseThrow() == indicator)
                .anyMatch(stage -> state.cleared(stage.number()).isPresent());
    }

    private static String status(RoundState state, RoundState.Entered entered) {
        if (!entered.accepted()) {
            return "REFUSED";
        }
        return state.isWithdrawn(entered.order().id()) ? "WITHDRAWN" : "ACCEPTED";
    }

    static String kind(Order order) {
        return switch (order) {
            case Order.Listing listing -> "LISTING";
            case Order.Request request -> "REQUEST";
            case Order.Bid bid -> "BID";
            case Order.SealedBid bid -> "BID";
        };
    }

    private static JsonObject amount(RoundState state, Order order, IndicatorKind indicator, long asked) {
        return new JsonObject()
                .put("indicator", indicator.name())
                .put("asked", indicator.printAmount(asked))
                .put("market", indicator.printAmount(state.traded(order.id(), indicator)))
                .put("pool", indicator.printAmount(state.drawn(order.id(), indicator)));
    }
}
