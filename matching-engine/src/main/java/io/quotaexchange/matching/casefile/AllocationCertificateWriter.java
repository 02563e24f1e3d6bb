package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.PairedTotal.Weight;
import io.quotaexchange.matching.allocation.AllocationCertificate;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cut;
import io.quotaexchange.matching.allocation.AllocationCertificate.Paired;
import io.quotaexchange.matching.allocation.AllocationCertificate.Stop;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;

/**
 * Writes the evidence for an allocation: {@code stops: [{request, indicator, cause, limit, before, cut (PAIRS only), level
 * (shared only, as "1/3")}]}, {@code cuts: [{indicator, sellers: [county]}]}, {@code paired: [{indicator, total, buyers: [{county, weight}], sellers: [{county, weight}]}]}.
 */
final class AllocationCertificateWriter {
    private AllocationCertificateWriter() {}

    static void write(JsonLines out, AllocationCertificate value) {
        out.list("stops");
        for (Stop stop : value.stops()) {
            stop(out, stop);
        }
        out.endList().list("cuts");
        for (Cut cut : value.cuts()) {
            out.object().field("indicator", cut.indicator().name()).list("sellers");
            cut.sellers().forEach(out::value);
            out.endList().endObject();
        }
        out.endList().list("paired");
        for (Paired paired : value.paired()) {
            IndicatorKind unit = paired.indicator();
            out.object()
                    .field("indicator", unit.name())
                    .field("total", unit.printAmount(paired.total().total()));
            weights(out.list("buyers"), paired.total().buyers());
            weights(out.list("sellers"), paired.total().sellers());
            out.endObject();
        }
        out.endList().endObject();
    }

    private static void stop(JsonLines out, Stop stop) {
        out.object()
                .field("request", stop.request())
                .field("indicator", stop.indicator().name())
                .field("cause", stop.cause().name())
                .field("limit", stop.indicator().printAmount(stop.limit()))
                .field("before", stop.indicator().printAmount(stop.before()));
        if (stop.cause() == Cause.PAIRS) {
            out.field("cut", stop.cut().orElseThrow());
        }
        if (stop.level().isPresent()) {
            AllocationCertificate.Level level = stop.level().get();
            out.field("level", level.numerator() + "/" + level.denominator());
        }
        out.endObject();
    }

    private static void weights(JsonLines out, List<Weight> weights) {
        for (Weight weight : weights) {
            out.object()
                    .field("county", weight.county())
                    .field("weight", weight.value())
                    .endObject();
        }
        out.endList();
    }
}
