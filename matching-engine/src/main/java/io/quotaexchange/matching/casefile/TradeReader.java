package io.quotaexchange.matching.casefile;

import io.quotaexchange.quantity.IndicatorKind;

/** Reads one trade between a bid and an offer. */
final class TradeReader {
    String bid;
    String offer;
    long amount;
    long priceFen;
    long valueFen;
    boolean paired;

    TradeReader(JsonCursor cursor, IndicatorKind unit) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "bid", "offer", "amount", "price", "value", "paired");
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "bid" -> bid = Values.id(cursor);
                case "offer" -> offer = Values.id(cursor);
                case "amount" -> amount = Values.amount(cursor, unit);
                case "price" -> priceFen = Values.priceFen(cursor);
                case "value" -> valueFen = Values.moneyFen(cursor);
                default -> paired = Values.bool(cursor);
            }
        }
        fields.require("bid", "offer", "amount", "price", "value", "paired");
    }
}
