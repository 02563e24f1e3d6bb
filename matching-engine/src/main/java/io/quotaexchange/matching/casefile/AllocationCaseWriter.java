package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Pool;
import io.quotaexchange.matching.allocation.AllocationCase.Rules;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.TreeSet;

/** Writes a PRIORITY_ALLOCATION or UNIFORM_LIMITED_PRICE case, every optional field included where it has a value. */
final class AllocationCaseWriter {
    private AllocationCaseWriter() {}

    static void write(JsonLines out, AllocationCase value) {
        out.object()
                .field("format", Header.CASE_FORMAT)
                .field("mechanism", value.mechanism().name());
        rules(out.object("rules"), value.rules());
        pairings(out, value.pairings());
        out.list("assisted");
        for (String county : new TreeSet<>(value.assisted())) {
            out.value(county);
        }
        out.endList().list("offers");
        for (AllocationCase.Offer offer : value.offers()) {
            out.object()
                    .field("id", offer.id())
                    .field("seq", offer.seq())
                    .field("county", offer.county())
                    .field("indicator", offer.indicator().name())
                    .field("amount", offer.indicator().printAmount(offer.amount()))
                    .endObject();
        }
        out.endList().list("requests");
        for (AllocationCase.Request request : value.requests()) {
            request(out, request);
        }
        out.endList().endObject();
    }

    static void pairings(JsonLines out, Pairings pairings) {
        out.list("pairings");
        for (Pairings.Pair pair : pairings.all()) {
            out.list().value(pair.first()).value(pair.second()).endList();
        }
        out.endList();
    }

    private static void rules(JsonLines out, Rules rules) {
        out.field("sharing", rules.sharing().name())
                .field("between", rules.between().name());
        out.object("prices");
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (rules.prices().containsKey(indicator)) {
                out.field(indicator.name(), rules.prices().get(indicator).yuan());
            }
        }
        out.endObject().list("buyerCaps");
        for (AllocationCase.BuyerCap cap : rules.buyerCaps()) {
            out.object()
                    .field("county", cap.county())
                    .field("indicator", cap.indicator().name())
                    .field("amount", cap.indicator().printAmount(cap.amount()))
                    .endObject();
        }
        out.endList();
        if (rules.pool().isPresent()) {
            pool(out, rules.pool().get());
        }
        out.endObject();
    }

    private static void pool(JsonLines out, Pool pool) {
        out.field("poolRatio", pool.ratio().text()).object("pool");
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (pool.amounts().get(indicator) > 0) {
                out.field(indicator.name(), indicator.printAmount(pool.amounts().get(indicator)));
            }
        }
        out.endObject();
    }

    private static void request(JsonLines out, AllocationCase.Request request) {
        out.object()
                .field("id", request.id())
                .field("seq", request.seq())
                .field("county", request.county())
                .field("tier", request.tier())
                .object("amounts");
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (request.amounts().containsKey(indicator)) {
                out.field(
                        indicator.name(),
                        indicator.printAmount(request.amounts().get(indicator)));
            }
        }
        out.endObject()
                .field("divisible", request.divisible())
                .field("poolEligible", request.poolEligible())
                .endObject();
    }
}
