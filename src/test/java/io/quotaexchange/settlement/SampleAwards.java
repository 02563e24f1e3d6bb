package io.quotaexchange.settlement;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.act.Acts;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountBalance;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.reserve.OpeningBalance;
import io.quotaexchange.reserve.OpeningBalances;
import io.quotaexchange.round.Award;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Awards of a round that nobody ran: the seller has the units listed, and no more. */
final class SampleAwards {
    static final String SELLER = "331126";
    static final String BUYER = "330281";
    /** 1 ha at 80,000 yuan per mu. */
    static final long VALUE_FEN = 120_000_000;

    private SampleAwards() {}

    static Award award(int number) {
        return new Award(
                String.format("awd_test-1_1_%04d", number),
                "rnd_test-1",
                1,
                SELLER,
                BUYER,
                IndicatorKind.QUANTITY,
                10_000,
                8_000_000,
                VALUE_FEN,
                true,
                "bid_" + number,
                "lst_1",
                "00".repeat(32),
                "00".repeat(32));
    }

    /** The seller holds ten hectares, all of them listed. */
    static void list(Acts acts, Poster poster) {
        assertThat(await(new OpeningBalances(acts)
                        .open(new OpeningBalance(
                                SELLER,
                                LocalDate.of(2018, 4, 1),
                                new IndicatorVector(100_000, 0, 0),
                                "浙土资函〔2018〕12号",
                                "浙江省国土资源厅",
                                "m",
                                "a"))))
                .isEmpty();
        Outcome listed = await(poster.post(new Settlement(
                SettlementCode.LIST,
                "lst_1:list",
                new Fact("listing", "lst_1", new byte[32]),
                "m",
                Optional.of("a"),
                List.of(Transfer.of(
                        new Account(SELLER, AccountKind.RESERVE, Unit.QUANTITY),
                        new Account(SELLER, AccountKind.LISTED, Unit.QUANTITY),
                        100_000)),
                List.of())));
        assertThat(listed).isNotInstanceOf(Outcome.Refused.class);
    }

    /** m² or fen. */
    static long balance(LedgerReading ledger, String owner, AccountKind kind, Unit unit) {
        return await(ledger.balances(owner)).stream()
                .filter(balance ->
                        balance.account().kind() == kind && balance.account().unit() == unit)
                .mapToLong(AccountBalance::balance)
                .sum();
    }
}
