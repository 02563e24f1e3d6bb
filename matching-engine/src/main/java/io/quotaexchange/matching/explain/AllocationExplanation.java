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
    private final AllocationCase given;
    private final AllocationResult result;
    private final Set<String> wanted;
    private final AllocationRules rules;
    private final AllocationChanges changes;
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, Offer> offers = new HashMap<>();
    private final Map<String, Long> sold = new HashMap<>();

    /** @param wanted ids of the orders to explain; null for all */
    AllocationExplanation(AllocationCase given, Set<String> wanted) {
        this.given = given;
        this.wanted = wanted;
        this.result = PriorityAllocation.clear(given);
        this.rules = new AllocationRules(given, result);
        this.changes = new AllocationChanges(given);
        given.requests().forEach(request -> requests.put(request.id(), request));
        given.offers().forEach(offer -> offers.put(offer.id(), offer));
        result.sold().forEach(each -> sold.put(each.offer(), each.amount()));
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
                request.id(),
                Part.REQUEST,
                request.county(),
                indicator,
                asked,
                fill.market(),
                fill.pool(),
                partners(request.id(), indicator, true),
                rules.of(request, asked, stop),
                stop.isPresent() ? rules.ahead(request, stop.get()) : List.of(),
                changes.of(request, indicator, fill.market(), rules.stops(request.id())));
    }

    private DecisionRecord of(Offer offer, long amountSold) {
        return new DecisionRecord(
                offer.id(),
                Part.OFFER,
                offer.county(),
                offer.indicator(),
                offer.amount(),
                amountSold,
                0,
                partners(offer.id(), offer.indicator(), false),
                rules.of(offer, amountSold, sold),
                amountSold < offer.amount() ? rules.ahead(offer, sold) : List.of(),
                changes.of(offer, amountSold));
    }

    private List<Partner> partners(String order, IndicatorKind indicator, boolean buys) {
        List<Partner> partners = new ArrayList<>();
        for (Trade trade : result.trades()) {
            boolean its = trade.indicator() == indicator && order.equals(buys ? trade.request() : trade.offer());
            if (its) {
                String other = buys ? trade.offer() : trade.request();
                String county =
                        buys ? offers.get(other).county() : requests.get(other).county();
                partners.add(new Partner(other, county, trade.amount(), trade.paired()));
            }
        }
        return partners;
    }
}
