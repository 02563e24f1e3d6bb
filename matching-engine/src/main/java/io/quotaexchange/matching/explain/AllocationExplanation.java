package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCertificate.Stop;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.allocation.AllocationResult.Fill;
import io.quotaexchange.matching.allocation.AllocationResult.Trade;
import io.quotaexchange.matching.allocation.PriorityAllocation;
import io.quotaexchange.matching.explain.DecisionRecord.Part;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds the records of an allocation. */
final class AllocationExplanation {
    private final AllocationResult result;
    private final Set<String> wanted;
    private final AllocationRules rules;
    private final AllocationChanges changes;
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, Offer> offers = new HashMap<>();
    private final Map<String, Long> sold = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private final Map<String, List<Trade>> trades = new HashMap<>();
    private final boolean tries;

    /**
     * @param wanted ids of the orders to explain; null for all
     * @param tries whether to look for smallest changes
     */
    AllocationExplanation(AllocationCase given, Set<String> wanted, boolean tries) {
        this.wanted = wanted;
        this.tries = tries;
        this.result = PriorityAllocation.clear(given);
        this.rules = new AllocationRules(given, result);
        this.changes = new AllocationChanges(given);
        given.requests().forEach(request -> requests.put(request.id(), request));
        given.offers().forEach(offer -> offers.put(offer.id(), offer));
        result.sold().forEach(each -> sold.put(each.offer(), each.amount()));
        for (int i = 0; i < given.requests().size(); i++) {
            places.put(given.requests().get(i).id(), "/requests/" + i);
        }
        for (int i = 0; i < given.offers().size(); i++) {
            places.put(given.offers().get(i).id(), "/offers/" + i);
        }
        for (Trade trade : result.trades()) {
            trades.computeIfAbsent(trade.request(), id -> new ArrayList<>()).add(trade);
            trades.computeIfAbsent(trade.offer(), id -> new ArrayList<>()).add(trade);
        }
    }

    List<DecisionRecord> records() {
        List<DecisionRecord> records = new ArrayList<>();
        for (Fill fill : result.fills()) {
            if (wanted == null || wanted.contains(fill.request())) {
                records.add(of(fill));
            }
        }
        for (AllocationResult.Sold each : result.sold()) {
            if (wanted == null || wanted.contains(each.offer())) {
                records.add(of(offers.get(each.offer()), each.amount()));
            }
        }
        return records;
    }

    private DecisionRecord of(Fill fill) {
        Request request = requests.get(fill.request());
        IndicatorKind indicator = fill.indicator();
        long asked = request.amounts().get(indicator);
        Optional<Stop> stop = rules.stop(request.id(), indicator);
        return new DecisionRecord(
                places.get(request.id()),
                request.id(),
                Part.REQUEST,
                request.county(),
                indicator,
                Asked.amount(asked),
                new Outcome.Filled(fill.market(), fill.pool()),
                partners(request.id(), indicator, true),
                rules.of(request, asked, stop),
                stop.isPresent() ? Ahead.of(rules.ahead(request, stop.get())) : Ahead.NOBODY,
                Optional.empty(),
                tries ? changes.of(request, indicator, fill.market(), rules.stops(request.id())) : Optional.empty());
    }

    private DecisionRecord of(Offer offer, long amountSold) {
        return new DecisionRecord(
                places.get(offer.id()),
                offer.id(),
                Part.OFFER,
                offer.county(),
                offer.indicator(),
                Asked.amount(offer.amount()),
                new Outcome.Filled(amountSold, 0),
                partners(offer.id(), offer.indicator(), false),
                rules.of(offer, amountSold, sold),
                amountSold < offer.amount() ? Ahead.of(rules.ahead(offer, sold)) : Ahead.NOBODY,
                Optional.empty(),
                tries ? changes.of(offer, amountSold) : Optional.empty());
    }

    private List<Partner> partners(String order, IndicatorKind indicator, boolean buys) {
        List<Partner> partners = new ArrayList<>();
        for (Trade trade : trades.getOrDefault(order, List.of())) {
            if (trade.indicator() == indicator) {
                String other = buys ? trade.offer() : trade.request();
                String county =
                        buys ? offers.get(other).county() : requests.get(other).county();
                partners.add(new Partner(other, county, trade.amount(), trade.priceFen(), trade.paired()));
            }
        }
        return partners;
    }
}
