package io.quotaexchange.matching.casefile;

import com.fasterxml.jackson.core.JsonToken;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.PairedTotal;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.callauction.CallAuctionCertificate;
import io.quotaexchange.matching.callauction.CallAuctionResult;
import io.quotaexchange.matching.callauction.CallAuctionResult.Fill;
import io.quotaexchange.matching.callauction.CallAuctionResult.Rejected;
import io.quotaexchange.matching.callauction.CallAuctionResult.Trade;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.List;
import java.util.OptionalLong;

/** Reads the result of a call auction. */
final class CallAuctionResultReader {
    /** The format gives a call auction no certificate. */
    private static final CallAuctionCertificate NONE =
            new CallAuctionCertificate(List.of(), new PairedTotal(0, List.of(), List.of()));

    private final IndicatorKind unit;

    CallAuctionResultReader(IndicatorKind unit) {
        this.unit = unit;
    }

    CallAuctionResult read(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields =
                new ObjectReader(cursor, "format", "mechanism", "price", "volume", "fills", "trades", "rejected");
        OptionalLong price = OptionalLong.empty();
        long volume = 0;
        List<Fill> fills = List.of();
        List<Trade> trades = List.of();
        List<Rejected> rejected = List.of();
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "format" -> Header.format(cursor, Header.RESULT_FORMAT);
                case "mechanism" -> Header.mechanism(cursor, Mechanism.CALL_AUCTION);
                case "price" -> price = price(cursor);
                case "volume" -> volume = Values.amount(cursor, unit);
                case "fills" -> fills = Values.list(cursor, this::fill);
                case "trades" -> trades = Values.list(cursor, this::trade);
                default -> rejected = Values.list(cursor, CallAuctionResultReader::rejected);
            }
        }
        fields.require("format", "mechanism", "price", "volume", "fills", "trades", "rejected");
        return new CallAuctionResult(price, volume, fills, trades, rejected, NONE);
    }

    private static OptionalLong price(JsonCursor cursor) throws MalformedCaseException {
        return cursor.token() == JsonToken.VALUE_NULL ? OptionalLong.empty() : OptionalLong.of(Values.priceFen(cursor));
    }

    private Fill fill(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "order", "amount");
        String order = null;
        long amount = 0;
        for (String name = fields.next(); name != null; name = fields.next()) {
            if (name.equals("order")) {
                order = Values.id(cursor);
            } else {
                amount = Values.amount(cursor, unit);
            }
        }
        fields.require("order", "amount");
        return new Fill(order, amount);
    }

    private Trade trade(JsonCursor cursor) throws MalformedCaseException {
        TradeReader trade = new TradeReader(cursor, unit);
        return new Trade(trade.bid, trade.offer, trade.amount, trade.priceFen, trade.valueFen, trade.paired);
    }

    private static Rejected rejected(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "order", "reason");
        String order = null;
        RejectReason reason = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            if (name.equals("order")) {
                order = Values.id(cursor);
            } else {
                reason = Values.choice(cursor, RejectReason.class);
            }
        }
        fields.require("order", "reason");
        return new Rejected(order, reason);
    }
}
