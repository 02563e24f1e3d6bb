package io.quotaexchange.bidding;

import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.matching.book.TimeInForce;
import io.quotaexchange.platform.document.DivisionCode;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.round.live.Lot;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The bodies of live requests, read strictly. */
final class LiveRequests {
    private static final int LONGEST_WINDOW_SECONDS = 86_400;

    private static final Pattern LOT = Pattern.compile("lot_[a-z0-9-]{1,40}");
    private static final Pattern ORDER = id("[a-z]{3}_");
    private static final Pattern BID = id("bid_");
    private static final Pattern LIMIT = id("lim_");
    private static final Pattern RESERVE = id("rsv_");
    private static final Pattern MATCH = id("mat_");
    private static final Pattern COMMAND = id("cmd_");

    private LiveRequests() {}

    /** @param amount and {@code increment} as they were sent: what they mean hangs on the listing's indicator */
    record Announce(
            String id, int stage, String listing, String amount, long incrementFen, int confirmSteps, Lot.Times times) {
        static Announce read(DocumentReader document) {
            return new Announce(
                    document.parsed("id", text -> form(text, LOT), "lot_x"),
                    document.whole("stage", 1, 99),
                    document.text("listing"),
                    document.text("amount"),
                    document.parsed("increment", LiveRequests::fen, 1L),
                    document.whole("confirmSteps", 1, 1_000),
                    new Lot.Times(
                            document.parsed("opensAt", LiveRequests::time, Instant.EPOCH),
                            document.parsed("closesAt", LiveRequests::time, Instant.EPOCH),
                            document.whole("extension", 0, LONGEST_WINDOW_SECONDS),
                            document.whole("matchWindow", 0, LONGEST_WINDOW_SECONDS)));
        }
    }

    record Price(String id, String county, long priceFen, boolean flag) {
        /** A bid: {@code confirmJump} says that a high step is meant. */
        static Price bid(DocumentReader document) {
            return new Price(
                    idOf(document, BID),
                    DivisionCode.of(document, "county"),
                    document.parsed("price", LiveRequests::fen, 1L),
                    document.flag("confirmJump"));
        }

        /** A limit: {@code proxy} has the server bid. */
        static Price limit(DocumentReader document) {
            return new Price(
                    idOf(document, LIMIT),
                    DivisionCode.of(document, "county"),
                    document.parsed("price", LiveRequests::fen, 1L),
                    document.flag("proxy"));
        }

        static Price reserve(DocumentReader document) {
            return new Price(
                    idOf(document, RESERVE),
                    DivisionCode.of(document, "county"),
                    document.parsed("price", LiveRequests::fen, 1L),
                    false);
        }

        static Price match(DocumentReader document) {
            return new Price(idOf(document, MATCH), DivisionCode.of(document, "county"), 0, false);
        }
    }

    record Book(String key, BookCommand command) {
        private enum Type {
            NEW,
            CANCEL,
            REDUCE,
            REPLACE
        }

        static Book read(DocumentReader document, IndicatorKind indicator) {
            String key = idOf(document, COMMAND);
            String county = DivisionCode.of(document, "county");
            String order = document.parsed("order", text -> form(text, ORDER), "");
            return new Book(
                    key,
                    switch (document.choice("type", Type.class)) {
                        case NEW ->
                            new BookCommand.New(
                                    order,
                                    0,
                                    county,
                                    document.choice("side", Side.class),
                                    amountOf(document, indicator),
                                    document.parsed("limit", LiveRequests::fen, 1L),
                                    document.choice("timeInForce", TimeInForce.class));
                        case REPLACE ->
                            new BookCommand.Replace(
                                    order,
                                    0,
                                    county,
                                    document.choice("side", Side.class),
                                    amountOf(document, indicator),
                                    document.parsed("limit", LiveRequests::fen, 1L),
                                    document.choice("timeInForce", TimeInForce.class));
                        case REDUCE -> new BookCommand.Reduce(order, 0, county, amountOf(document, indicator));
                        case CANCEL -> new BookCommand.Cancel(order, 0, county);
                    });
        }
    }

    /** Made by the sender: the same id again is the same request again. */
    private static String idOf(DocumentReader document, Pattern pattern) {
        return document.parsed("id", text -> form(text, pattern), "");
    }

    private static long amountOf(DocumentReader document, IndicatorKind indicator) {
        return document.parsed("amount", indicator::parseAmount, 0L);
    }

    private static Pattern id(String prefix) {
        return Pattern.compile(prefix + "[A-Za-z0-9_-]{1,60}");
    }

    private static String form(String text, Pattern pattern) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("is not of the form " + pattern);
        }
        return text;
    }

    private static long fen(String text) {
        return UnitPrice.ofYuan(text).fen();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException("is not a time such as 2018-06-01T01:00:00Z", bad);
        }
    }
}
