package io.quotaexchange.settlement;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.AwardJson;
import java.util.List;
import java.util.Optional;

/** Which settlements an award makes in the ledger. Pure. */
public final class AwardSettlements {
    private AwardSettlements() {}

    /** The fact that every settlement of this award is bound to: its document, as the round's events have it. */
    public static Fact fact(Award award) {
        return new Fact("award", award.id(), Sm3.digest(AwardJson.write(award).encode()));
    }

    /** The settlement a step makes; empty for a confirmation, which moves nothing. */
    public static Optional<Settlement> of(Award award, Step step, String maker, String approver) {
        return switch (step) {
            case AWARDED -> Optional.of(award(award, maker, approver));
            case SELLER_CONFIRMED, BUYER_CONFIRMED -> Optional.empty();
            case PAID -> Optional.of(payIn(award, maker, approver));
            case DELIVERED -> Optional.of(deliver(award, maker, approver));
        };
    }

    /** Listed → awarded of the seller; of the pool: pool → awarded of the province. Clause: Z10-10.2. */
    private static Settlement award(Award award, String maker, String approver) {
        Unit unit = Unit.of(award.indicator());
        AccountKind source = award.fromPool() ? AccountKind.POOL : AccountKind.LISTED;
        return settlement(
                SettlementCode.AWARD,
                award,
                maker,
                approver,
                List.of(Transfer.of(
                        new Account(award.seller(), source, unit),
                        new Account(award.seller(), AccountKind.AWARDED, unit),
                        award.amount())));
    }

    /** The buyer's payment arrives from outside. */
    private static Settlement payIn(Award award, String maker, String approver) {
        return settlement(
                SettlementCode.PAY_IN,
                award,
                maker,
                approver,
                List.of(Transfer.of(
                        Account.system(AccountKind.OUTSIDE, Unit.CNY),
                        new Account(award.buyer(), AccountKind.CASH, Unit.CNY),
                        award.valueFen())));
    }

    /** Both legs at once: units into the buyer's reserve, money into the seller's revenue. Clause: Z10-08.2. */
    private static Settlement deliver(Award award, String maker, String approver) {
        Unit unit = Unit.of(award.indicator());
        return settlement(
                SettlementCode.DELIVER,
                award,
                maker,
                approver,
                List.of(
                        Transfer.of(
                                        new Account(award.seller(), AccountKind.AWARDED, unit),
                                        new Account(award.buyer(), AccountKind.RESERVE, unit),
                                        award.amount())
                                .atPrice(award.priceFen()),
                        Transfer.of(
                                new Account(award.buyer(), AccountKind.CASH, Unit.CNY),
                                new Account(award.seller(), AccountKind.REVENUE, Unit.CNY),
                                award.valueFen())));
    }

    private static Settlement settlement(
            SettlementCode code, Award award, String maker, String approver, List<Transfer> transfers) {
        String key = award.id() + ":" + code.name().toLowerCase(java.util.Locale.ROOT);
        return new Settlement(code, key, fact(award), maker, Optional.of(approver), transfers, List.of());
    }
}
