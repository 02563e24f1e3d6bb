package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.ascending.AscendingTerms.Lot;
import io.quotaexchange.matching.ascending.AscendingTerms.Prices;
import io.quotaexchange.matching.ascending.AscendingTerms.Times;
import io.quotaexchange.quantity.UnitPrice;

/** Writes an ASCENDING_AUCTION case. */
final class AscendingCaseWriter {
    private AscendingCaseWriter() {}

    static void write(JsonLines out, AscendingCase value) {
        out.object()
                .field("format", Header.CASE_FORMAT)
                .field("mechanism", value.mechanism().name());
        rules(out.object("rules"), value);
        AllocationCaseWriter.pairings(out, value.terms().pairings());
        Lot lot = value.terms().lot();
        out.object("lot")
                .field("id", lot.id())
                .field("county", lot.county())
                .field("indicator", lot.indicator().name())
                .field("amount", lot.indicator().printAmount(lot.amount()))
                .endObject()
                .list("bids");
        for (AscendingCommand.Bid bid : value.bids()) {
            command(out, bid)
                    .field("price", UnitPrice.ofFen(bid.priceFen()).yuan())
                    .field("at", TimeText.print(bid.at()))
                    .endObject();
        }
        out.endList().list("matches");
        for (AscendingCommand.Match match : value.matches()) {
            command(out, match).field("at", TimeText.print(match.at())).endObject();
        }
        out.endList().endObject();
    }

    private static void rules(JsonLines out, AscendingCase value) {
        Prices prices = value.terms().prices();
        Times times = value.terms().times();
        out.field("start", UnitPrice.ofFen(prices.startFen()).yuan())
                .field("increment", UnitPrice.ofFen(prices.incrementFen()).yuan())
                .field("cap", UnitPrice.ofFen(prices.capFen()).yuan());
        if (prices.reserveFen().isPresent()) {
            out.field(
                    "reserve", UnitPrice.ofFen(prices.reserveFen().getAsLong()).yuan());
        }
        out.field("opensAt", TimeText.print(times.opensAt()))
                .field("closesAt", TimeText.print(times.closesAt()))
                .field("extension", times.extensionSeconds())
                .field("matchWindow", times.matchWindowSeconds())
                .field("seed", value.seed().hex())
                .endObject();
    }

    private static JsonLines command(JsonLines out, AscendingCommand command) {
        return out.object()
                .field("id", command.id())
                .field("seq", command.seq())
                .field("county", command.county());
    }
}
