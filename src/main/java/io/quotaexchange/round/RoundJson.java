package io.quotaexchange.round;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.rulebook.StageKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A round with its stages and totals, as the contract's schema Round says. */
final class RoundJson {
    private RoundJson() {}

    static JsonObject write(RoundArchive.Replay replay) {
        RoundState state = replay.state();
        RoundPlan plan = state.plan().orElseThrow();
        boolean cleared = state.clearedStages().size() == plan.stages().size();
        JsonObject json = new JsonObject()
                .put("id", plan.id())
                .put("nameZh", plan.nameZh())
                .put("nameEn", plan.nameEn())
                .put("rulebook", plan.rulebook())
                .put("status", state.isSettled() ? "SETTLED" : cleared ? "CLEARED" : "OPEN")
                .put("generated", plan.generated())
                .put("openedAt", replay.openedAt().toString());
        state.timeline().ifPresent(timeline -> {
            json.put("phase", timeline.phase().name())
                    .put("paused", timeline.isPaused())
                    .put("calendar", CalendarEventJson.write(timeline.calendar()))
                    .put("bids", state.sealedBids().size() + state.bids().size());
            if (!timeline.reason().isEmpty()) {
                json.put("reason", timeline.reason());
            }
            timeline.publicityUntil().ifPresent(at -> json.put("publicityUntil", at.toString()));
            timeline.settlementDue().ifPresent(at -> json.put("settlementDue", at.toString()));
        });
        replay.settledAt().ifPresent(at -> json.put("settledAt", at.toString()));
        json.put(
                "stages",
                RoundEventJson.array(plan.stages().stream()
                        .map(stage -> stage(replay, stage))
                        .toList()));
        json.put("bands", bands(plan));
        return json.put(
                "totals",
                RoundEventJson.array(plan.prices().keySet().stream()
                        .map(indicator -> totals(state, indicator))
                        .toList()));
    }

    private static JsonObject stage(RoundArchive.Replay replay, RoundPlan.Stage stage) {
        RoundState state = replay.state();
        JsonObject json = new JsonObject()
                .put("number", stage.number())
                .put("kind", stage.kind().name())
                .put("mechanism", stage.mechanism().name())
                .put("nameZh", stage.zh())
                .put("nameEn", stage.en())
                .put(
                        "clauses",
                        new JsonArray(
                                stage.clauses().stream().map(ClauseId::text).toList()))
                .put("status", state.cleared(stage.number()).isPresent() ? "CLEARED" : "WAITING");
        stage.indicator().ifPresent(indicator -> json.put("indicator", indicator.name()));
        if (stage.kind() != StageKind.CALL_AUCTION) {
            json.put("prices", fixedPrices(state.plan().orElseThrow()));
        }
        state.cleared(stage.number()).ifPresent(cleared -> {
            json.put("clearedAt", replay.clearedAt().get(stage.number()).toString())
                    .put("caseDigest", Sm3.hex(cleared.caseText()))
                    .put("resultDigest", Sm3.hex(cleared.resultText()))
                    .put("awards", cleared.awards().size())
                    .put("value", value(cleared.awards()));
            if (stage.kind() == StageKind.CALL_AUCTION && !cleared.awards().isEmpty()) {
                json.put(
                        "price",
                        UnitPrice.ofFen(cleared.awards().get(0).priceFen()).yuan());
            }
        });
        return json;
    }

    private static JsonArray fixedPrices(RoundPlan plan) {
        JsonArray prices = new JsonArray();
        plan.prices()
                .forEach((indicator, price) -> prices.add(new JsonObject()
                        .put("indicator", indicator.name())
                        .put("price", UnitPrice.ofFen(price.fixedFen()).yuan())));
        return prices;
    }

    /** What prices could be in this round, whatever guide prices and rulebooks say since. Clause: M13-05.8. */
    private static JsonArray bands(RoundPlan plan) {
        JsonArray bands = new JsonArray();
        plan.prices()
                .forEach((indicator, price) -> bands.add(new JsonObject()
                        .put("indicator", indicator.name())
                        .put("guide", UnitPrice.ofFen(price.guideFen()).yuan())
                        .put("fixed", UnitPrice.ofFen(price.fixedFen()).yuan())
                        .put("floor", UnitPrice.ofFen(price.floorFen()).yuan())
                        .put("cap", UnitPrice.ofFen(price.capFen()).yuan())
                        .put("tick", UnitPrice.ofFen(price.tickFen()).yuan())));
        return bands;
    }

    private static String value(List<Award> awards) {
        return Money.ofFen(awards.stream().mapToLong(Award::valueFen).reduce(0, Math::addExact))
                .yuan();
    }

    private static JsonObject totals(RoundState state, IndicatorKind indicator) {
        long listed = 0;
        long returned = 0;
        for (RoundState.Entered entered : state.listings()) {
            Order.Listing listing = (Order.Listing) entered.order();
            if (listing.indicator() == indicator) {
                listed = Math.addExact(listed, listing.amount());
                returned = Math.addExact(returned, state.returned(listing.id()).orElse(0L));
            }
        }
        long requested = 0;
        for (RoundState.Entered entered : state.requests()) {
            requested = Math.addExact(
                    requested, ((Order.Request) entered.order()).amounts().getOrDefault(indicator, 0L));
        }
        long bid = 0;
        for (RoundState.Entered entered : state.bids()) {
            Order.Bid order = (Order.Bid) entered.order();
            bid = Math.addExact(bid, order.indicator() == indicator ? order.amount() : 0);
        }
        List<Award> awards = state.awards().stream()
                .filter(award -> award.indicator() == indicator)
                .toList();
        return new JsonObject()
                .put("indicator", indicator.name())
                .put("listed", indicator.printAmount(listed))
                .put("requested", indicator.printAmount(requested))
                .put("bid", indicator.printAmount(bid))
                .put("sold", indicator.printAmount(sum(awards, false, false)))
                .put("fromPool", indicator.printAmount(sum(awards, true, false)))
                .put("returned", indicator.printAmount(returned))
                .put("value", value(awards))
                .put("pairedAmount", indicator.printAmount(sum(awards, false, true)))
                .put("awards", awards.size());
    }

    private static long sum(List<Award> awards, boolean fromPool, boolean pairedOnly) {
        return awards.stream()
                .filter(award -> award.fromPool() == fromPool && (!pairedOnly || award.paired()))
                .mapToLong(Award::amount)
                .reduce(0, Math::addExact);
    }
}
