package io.quotaexchange.round;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.digest.Sm3;
import java.util.List;
import java.util.Optional;

/** Which settlements a listing makes in the ledger. Pure. Clause: M13-03.1, M13-05.2. */
public final class ListingSettlements {
    private ListingSettlements() {}

    /** Reserve → listed, all of it. */
    public static Settlement list(Order.Listing listing) {
        return settlement(SettlementCode.LIST, listing, AccountKind.RESERVE, AccountKind.LISTED, listing.amount());
    }

    /**
     * Listed → reserve.
     *
     * @param left what no stage sold, m² or kg
     */
    public static Settlement unlist(Order.Listing listing, long left) {
        return settlement(SettlementCode.UNLIST, listing, AccountKind.LISTED, AccountKind.RESERVE, left);
    }

    private static Settlement settlement(
            SettlementCode code, Order.Listing listing, AccountKind from, AccountKind to, long amount) {
        Unit unit = Unit.of(listing.indicator());
        return new Settlement(
                code,
                listing.id() + ":" + code.name().toLowerCase(java.util.Locale.ROOT),
                new Fact(
                        "listing",
                        listing.id(),
                        Sm3.digest(OrderJson.write(listing).encode())),
                listing.maker(),
                Optional.of(listing.approver()),
                List.of(Transfer.of(
                        new Account(listing.county(), from, unit), new Account(listing.county(), to, unit), amount)),
                List.of());
    }
}
