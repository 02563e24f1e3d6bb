package io.quotaexchange.round;

import io.quotaexchange.platform.document.DivisionCode;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Signatures;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** An order as a county sends it; a bid comes sealed. */
record RoundOrderBody(Order order, Optional<String> replaces) {
    private static final String ID = "(lst|req|bid)_[a-z0-9-]{1,40}_[a-z0-9-]{1,40}";
    private static final int LOWEST_TIER = 9;
    private static final int COMMITMENT_DIGITS = 64;

    private enum Kind {
        LISTING,
        REQUEST,
        BID
    }

    static RoundOrderBody read(DocumentReader document, Signatures by) {
        Kind kind = document.choice("kind", Kind.class);
        String id = document.parsed("id", RoundOrderBody::id, "");
        String county = DivisionCode.of(document, "county");
        Optional<String> replaces =
                Optional.of(document.optionalText("replaces")).filter(text -> !text.isEmpty());
        return new RoundOrderBody(
                switch (kind) {
                    case LISTING -> {
                        IndicatorKind indicator = document.choice("indicator", IndicatorKind.class);
                        yield new Order.Listing(
                                id,
                                county,
                                indicator,
                                document.parsed("amount", indicator::parseAmount, 0L),
                                limit(document),
                                by.maker(),
                                by.approver());
                    }
                    case BID ->
                        new Order.SealedBid(
                                id,
                                county,
                                document.parsed("commitment", text -> hex(text, COMMITMENT_DIGITS), ""),
                                document.parsed("envelope", text -> hex(text, Seal.ENVELOPE_DIGITS), ""),
                                by.maker(),
                                by.approver());
                    case REQUEST ->
                        new Order.Request(
                                id,
                                county,
                                document.textOrNone("construction"),
                                document.text("projectZh"),
                                document.textOrNone("projectEn"),
                                document.whole("tier", 1, LOWEST_TIER),
                                amounts(document.object("amounts")),
                                document.flag("divisible"),
                                document.flag("poolEligible"),
                                by.maker(),
                                by.approver());
                },
                replaces);
    }

    /** A bid that is to be sealed. */
    static Order.Bid readBid(DocumentReader document) {
        IndicatorKind indicator = document.choice("indicator", IndicatorKind.class);
        return new Order.Bid(
                document.parsed("id", RoundOrderBody::id, ""),
                DivisionCode.of(document, "county"),
                indicator,
                document.parsed("amount", indicator::parseAmount, 0L),
                limit(document),
                "",
                "");
    }

    private static long limit(DocumentReader document) {
        return document.parsed("limit", UnitPrice::ofYuan, UnitPrice.ofFen(1)).fen();
    }

    private static Map<IndicatorKind, Long> amounts(DocumentReader document) {
        Map<IndicatorKind, Long> amounts = new EnumMap<>(IndicatorKind.class);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            String text = document.optionalText(indicator.name());
            if (!text.isEmpty()) {
                try {
                    amounts.put(indicator, indicator.parseAmount(text));
                } catch (IllegalArgumentException | ArithmeticException e) {
                    document.note(indicator.name(), String.valueOf(e.getMessage()));
                }
            }
        }
        return amounts;
    }

    private static String hex(String text, int digits) {
        if (text.length() != digits) {
            throw new IllegalArgumentException("must have " + digits + " hexadecimal digits");
        }
        return HexFormat.of().formatHex(HexFormat.of().parseHex(text));
    }

    private static String id(String text) {
        if (!text.matches(ID)) {
            throw new IllegalArgumentException("must be lst_, req_ or bid_, the round, _ and a name, for example"
                    + " lst_2027-1_001, of a-z, 0-9 and -");
        }
        return text;
    }
}
