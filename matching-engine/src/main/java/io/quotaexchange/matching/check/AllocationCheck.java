package io.quotaexchange.matching.check;

import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCertificate.Paired;
import io.quotaexchange.matching.allocation.AllocationResult;
import io.quotaexchange.matching.allocation.AllocationResult.Fill;
import io.quotaexchange.matching.allocation.AllocationResult.Sold;
import io.quotaexchange.matching.allocation.AllocationResult.Trade;
import io.quotaexchange.matching.allocation.PriorityAllocation;
import io.quotaexchange.quantity.IndicatorKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks an allocation: lists, trades, fills, paired total, pool; then solves again for sold amounts and counterparties.
 *
 * <p>Clause: M13-05.4, M13-05.9, Z10-10.2, Z10-21.1.
 */
final class AllocationCheck {
    /** One request's line of one indicator. */
    record Line(String request, IndicatorKind indicator) {}

    private final AllocationCase given;
    private final AllocationResult result;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Line, Fill> fills = new HashMap<>();
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, Offer> offers = new HashMap<>();

    AllocationCheck(AllocationCase given, AllocationResult result) {
        this.given = given;
        this.result = result;
        given.requests().forEach(request -> requests.put(request.id(), request));
        given.offers().forEach(offer -> offers.put(offer.id(), offer));
    }

    void run() {
        lists();
        trades();
        new FillsCheck(given, lines, fills, result.certificate()).run();
        pairedTotals();
        pool();
        AllocationResult again = PriorityAllocation.clear(given);
        Wrong.unlessSame(result.fills(), again.fills(), "fills");
        Wrong.unlessSame(result.sold(), again.sold(), "sold");
        Wrong.unlessSame(result.trades(), again.trades(), "trades");
    }

    /** Every request and indicator, every offer, in order of seq; what was asked is accounted for. */
    private void lists() {
        given.requests().stream()
                .sorted(Comparator.comparingLong(Request::seq))
                .forEach(request -> request.amounts().keySet().stream()
                        .sorted()
                        .forEach(indicator -> lines.add(new Line(request.id(), indicator))));
        Wrong.unlessSame(
                result.fills().stream()
                        .map(fill -> new Line(fill.request(), fill.indicator()))
                        .toList(),
                lines,
                "fills");
        for (Fill fill : result.fills()) {
            String place = "fills/" + fill.request() + "/" + fill.indicator();
            fills.put(new Line(fill.request(), fill.indicator()), fill);
            Wrong.unless(fill.market() >= 0 && fill.pool() >= 0 && fill.unfilled() >= 0, place, "is negative");
            Sums<String> sum = new Sums<>();
            sum.add("", fill.market());
            sum.add("", fill.pool());
            sum.add("", fill.unfilled());
            long asked = requests.get(fill.request()).amounts().get(fill.indicator());
            Wrong.unless(
                    sum.all().equals(BigInteger.valueOf(asked)), place, "does not sum to what was asked, " + asked);
        }
        Wrong.unlessSame(
                result.sold().stream().map(Sold::offer).toList(),
                given.offers().stream()
                        .sorted(Comparator.comparingLong(Offer::seq))
                        .map(Offer::id)
                        .toList(),
                "sold");
    }

    /** Every trade is permitted and priced right; trades sum to the fills and to what was sold. */
    private void trades() {
        Sums<Line> bought = new Sums<>();
        Sums<String> sold = new Sums<>();
        for (int i = 0; i < result.trades().size(); i++) {
            Trade trade = result.trades().get(i);
            String place = "trades/" + i;
            Request request = requests.get(trade.request());
            Offer offer = offers.get(trade.offer());
            Wrong.unless(request != null && offer != null, place, "names an unknown request or offer");
            Wrong.unless(trade.amount() > 0, place, "has no amount");
            Wrong.unlessEqual(trade.indicator(), offer.indicator(), place + "/indicator");
            Wrong.unless(!request.county().equals(offer.county()), place, "is within county " + offer.county());
            boolean paired = given.pairings().arePaired(request.county(), offer.county());
            Wrong.unlessEqual(trade.paired(), paired, place + "/paired");
            Wrong.unless(paired || !pairsOnly(), place, "is between counties that are not paired");
            Wrong.unlessEqual(
                    trade.priceFen(),
                    given.rules().prices().get(trade.indicator()).fen(),
                    place + "/price");
            Wrong.unlessEqual(
                    trade.valueFen(), trade.indicator().value(trade.amount(), trade.priceFen()), place + "/value");
            bought.add(new Line(trade.request(), trade.indicator()), trade.amount());
            sold.add(trade.offer(), trade.amount());
        }
        for (Fill fill : result.fills()) {
            BigInteger sum = bought.of(new Line(fill.request(), fill.indicator()));
            Wrong.unlessEqual(
                    BigInteger.valueOf(fill.market()),
                    sum,
                    "fills/" + fill.request() + "/" + fill.indicator() + "/market");
        }
        Wrong.unless(
                bought.byKey().keySet().stream().allMatch(fills::containsKey), "trades", "serve what nobody asked");
        for (Sold line : result.sold()) {
            Wrong.unlessEqual(BigInteger.valueOf(line.amount()), sold.of(line.offer()), "sold/" + line.offer());
            Wrong.unless(
                    line.amount() <= offers.get(line.offer()).amount(),
                    "sold/" + line.offer(),
                    "is more than was offered");
        }
    }

    private void pairedTotals() {
        List<Paired> proofs = result.certificate().paired();
        List<IndicatorKind> traded = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (result.trades().stream().anyMatch(trade -> trade.indicator() == indicator)) {
                traded.add(indicator);
            }
        }
        Wrong.unlessSame(proofs.stream().map(Paired::indicator).toList(), traded, "certificate/paired");
        for (Paired proof : proofs) {
            pairedTotal(proof);
        }
    }

    private void pairedTotal(Paired proof) {
        Sums<Boolean> traded = new Sums<>();
        result.trades().stream()
                .filter(trade -> trade.indicator() == proof.indicator())
                .forEach(trade -> traded.add(trade.paired(), trade.amount()));
        Sums<String> received = new Sums<>();
        result.fills().stream()
                .filter(fill -> fill.indicator() == proof.indicator() && fill.market() > 0)
                .forEach(fill -> received.add(requests.get(fill.request()).county(), fill.market()));
        Sums<String> offered = new Sums<>();
        given.offers().stream()
                .filter(offer -> offer.indicator() == proof.indicator() && offer.amount() > 0)
                .forEach(offer -> offered.add(offer.county(), offer.amount()));
        SortedMap<String, PairedTotalCheck.Range> buyers = new TreeMap<>();
        received.byKey().forEach((county, amount) -> buyers.put(county, new PairedTotalCheck.Range(amount, amount)));
        SortedMap<String, PairedTotalCheck.Range> sellers = new TreeMap<>();
        offered.byKey()
                .forEach((county, amount) -> sellers.put(county, new PairedTotalCheck.Range(BigInteger.ZERO, amount)));
        PairedTotalCheck.run(
                "certificate/paired/" + proof.indicator(),
                proof.total(),
                traded.of(true),
                buyers,
                sellers,
                given.pairings(),
                pairsOnly());
    }

    /** Z10-10.2: in order of service, the ratio of the gap or what is left. */
    private void pool() {
        for (IndicatorKind indicator : IndicatorKind.values()) {
            long left = given.rules()
                    .pool()
                    .map(pool -> pool.amounts().get(indicator))
                    .orElse(0L);
            for (Request request : FillsCheck.inOrderOfService(given)) {
                Fill fill = fills.get(new Line(request.id(), indicator));
                if (fill != null) {
                    long gap = fill.pool() + fill.unfilled();
                    boolean eligible = request.divisible() && request.poolEligible();
                    long drawn = eligible && left > 0
                            ? Math.min(
                                    given.rules().pool().orElseThrow().ratio().floorOf(gap), left)
                            : 0;
                    Wrong.unlessEqual(fill.pool(), drawn, "fills/" + request.id() + "/" + indicator + "/pool");
                    left -= drawn;
                }
            }
        }
    }

    private boolean pairsOnly() {
        return given.rules().between() == AllocationCase.Between.PAIRED;
    }
}
