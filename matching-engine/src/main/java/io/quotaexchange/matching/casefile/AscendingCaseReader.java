package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingCommand.Match;
import io.quotaexchange.matching.ascending.AscendingTerms;
import io.quotaexchange.matching.ascending.AscendingTerms.Lot;
import io.quotaexchange.quantity.IndicatorKind;
import java.time.Instant;
import java.util.List;

/** Reads an ASCENDING_AUCTION case. */
final class AscendingCaseReader {
    private AscendingCaseReader() {}

    static AscendingCase read(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields =
                new ObjectReader(cursor, "format", "mechanism", "note", "rules", "pairings", "lot", "bids", "matches");
        AscendingRulesReader rules = null;
        Pairings pairings = Pairings.NONE;
        Lot lot = null;
        List<Bid> bids = List.of();
        List<Match> matches = List.of();
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "format" -> Header.format(cursor, Header.CASE_FORMAT);
                case "mechanism", "note" -> Values.string(cursor);
                case "rules" -> rules = new AscendingRulesReader(cursor);
                case "pairings" -> pairings = Header.pairings(cursor);
                case "lot" -> lot = lot(cursor);
                case "bids" -> bids = Values.list(cursor, AscendingCaseReader::bid);
                default -> matches = Values.list(cursor, AscendingCaseReader::match);
            }
        }
        fields.require("format", "mechanism", "rules", "lot", "bids");
        Unique unique = new Unique();
        check("bids", bids, unique, rules.times());
        check("matches", matches, unique, rules.times());
        return new AscendingCase(
                new AscendingTerms(lot, rules.prices(), rules.times(), pairings), rules.seed(), bids, matches);
    }

    private static Lot lot(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "id", "county", "indicator", "amount");
        String id = null;
        String county = null;
        IndicatorKind indicator = null;
        String amount = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "id" -> id = Values.id(cursor);
                case "county" -> county = Values.county(cursor);
                case "indicator" -> indicator = Values.choice(cursor, IndicatorKind.class);
                default -> amount = Values.string(cursor);
            }
        }
        fields.require("id", "county", "indicator", "amount");
        return new Lot(id, county, indicator, Values.amount(fields.place() + "/amount", amount, indicator));
    }

    private static Bid bid(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "id", "seq", "county", "price", "at");
        String id = null;
        long seq = 0;
        String county = null;
        long priceFen = 0;
        Instant at = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "id" -> id = Values.id(cursor);
                case "seq" -> seq = Values.seq(cursor);
                case "county" -> county = Values.county(cursor);
                case "price" -> priceFen = Values.priceFen(cursor);
                default -> at = Values.instant(cursor);
            }
        }
        fields.require("id", "seq", "county", "price", "at");
        return new Bid(id, seq, county, priceFen, at);
    }

    private static Match match(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "id", "seq", "county", "at");
        String id = null;
        long seq = 0;
        String county = null;
        Instant at = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "id" -> id = Values.id(cursor);
                case "seq" -> seq = Values.seq(cursor);
                case "county" -> county = Values.county(cursor);
                default -> at = Values.instant(cursor);
            }
        }
        fields.require("id", "seq", "county", "at");
        return new Match(id, seq, county, at);
    }

    private static void check(
            String list, List<? extends AscendingCommand> commands, Unique unique, AscendingTerms.Times times)
            throws MalformedCaseException {
        for (int i = 0; i < commands.size(); i++) {
            AscendingCommand command = commands.get(i);
            unique.add(list, i, command.id(), command.seq());
            String place = "/" + list + "/" + i;
            if (i > 0 && command.seq() < commands.get(i - 1).seq()) {
                throw new MalformedCaseException(place + "/seq", "must be above that of the entry before it");
            }
            if (i > 0 && command.at().isBefore(commands.get(i - 1).at())) {
                throw new MalformedCaseException(place + "/at", "must not be before that of the entry before it");
            }
            if (command.at().isAfter(TimeText.LAST.minusSeconds(times.extensionSeconds()))) {
                throw new MalformedCaseException(place + "/at", "with the extension it is after the year 9999");
            }
        }
    }
}
