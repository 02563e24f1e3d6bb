package io.quotaexchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What goes from node to node arrives as it was sent. */
final class SettlementJsonTest {
    private static JsonObject sent(JsonObject json) {
        return new JsonObject(json.encode());
    }

    @Test
    void settlementsOfEverySort() {
        RandomSettlements settlements = new RandomSettlements(2022);
        for (int i = 0; i < 2_000; i++) {
            same(settlements.next());
        }
    }

    @Test
    void chosenUnitsPricesAndLongAmounts() {
        Account from = Account.parse("331126/RESERVE/QUANTITY");
        Account to = Account.parse("331126/FROZEN/QUANTITY");
        Transfer units = Transfer.ofUnits(
                from, to, "33-331126-2019-0012-Q", new UnitRange(9_007_199_254_740_993L, Long.MAX_VALUE));
        Transfer priced =
                new Transfer(from, to, Long.MAX_VALUE, Optional.empty(), OptionalLong.of(9_007_199_254_740_993L));
        same(new Settlement(
                SettlementCode.FREEZE,
                "key \u4e00 \"",
                new Fact("act", "act_1", new byte[32]),
                "usr_a",
                Optional.of("usr_b"),
                List.of(units, priced),
                List.of()));
    }

    private static void same(Settlement settlement) {
        Settlement arrived = SettlementJson.read(sent(SettlementJson.write(settlement)));
        assertThat(arrived).usingRecursiveComparison().isEqualTo(settlement);
    }

    @Test
    void outcomesOfEverySort() {
        Instant at = Instant.parse("2022-06-15T01:02:03.000004Z");
        for (Outcome outcome : List.of(
                new Outcome.Posted(7, at),
                new Outcome.Repeated(Long.MAX_VALUE, at),
                new Outcome.Refused(LedgerRefusal.BUSY, "later"),
                new Outcome.Refused(
                        LedgerRefusal.AMOUNT_OUT_OF_RANGE,
                        "first",
                        List.of(
                                new Violation(LedgerRefusal.AMOUNT_OUT_OF_RANGE, "first"),
                                new Violation(LedgerRefusal.INSUFFICIENT_BALANCE, "then"))))) {
            assertThat(SettlementJson.readOutcome(sent(SettlementJson.write(outcome))))
                    .isEqualTo(outcome);
        }
    }
}
