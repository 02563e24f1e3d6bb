package io.quotaexchange.matching.casefile;

import io.quotaexchange.quantity.IndicatorKind;

/** Reads the rules of the mechanisms with a tick and a price band: call auction and book. */
final class BandReader {
    IndicatorKind indicator;
    long tickFen;
    long floorFen;
    long capFen;
    long referenceFen;

    /** @param names the fields the mechanism has */
    BandReader(JsonCursor cursor, String... names) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, names);
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "indicator" -> indicator = Values.choice(cursor, IndicatorKind.class);
                case "tick" -> tickFen = Values.priceFen(cursor);
                case "floor" -> floorFen = Values.priceFen(cursor);
                case "cap" -> capFen = Values.priceFen(cursor);
                default -> referenceFen = Values.priceFen(cursor);
            }
        }
        fields.require(names);
        check();
        if (fields.has("tick") && names.length == 5 && (referenceFen < floorFen || referenceFen > capFen)) {
            throw new MalformedCaseException("/rules/reference", "must be within floor and cap");
        }
    }

    private void check() throws MalformedCaseException {
        if (tickFen == 0) {
            throw new MalformedCaseException("/rules/tick", "must be above zero");
        }
        if (floorFen % tickFen != 0) {
            throw new MalformedCaseException("/rules/floor", "must be a multiple of the tick");
        }
        if (capFen % tickFen != 0) {
            throw new MalformedCaseException("/rules/cap", "must be a multiple of the tick");
        }
        if (floorFen > capFen) {
            throw new MalformedCaseException("/rules/floor", "must not be above the cap");
        }
    }
}
