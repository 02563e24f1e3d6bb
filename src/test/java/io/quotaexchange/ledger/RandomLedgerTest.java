package io.quotaexchange.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The decider beside the slow ledger, on random settlements: the same answers, balances and holder of every unit. */
final class RandomLedgerTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void decidesAsTheSlowLedgerDoes(long seed) {
        MemoryLedger ledger = new MemoryLedger();
        SlowLedger slow = new SlowLedger();
        RandomSettlements settlements = new RandomSettlements(seed);
        JournalCheck check = new JournalCheck();
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < 400; i++) {
            Settlement settlement = settlements.next();
            Decision decision = ledger.post(settlement);
            String outcome = word(decision);
            assertThat(outcome)
                    .as("seed %d, settlement %d: %s", seed, i, settlement)
                    .isEqualTo(slow.post(settlement));
            outcomes.merge(outcome, 1, Integer::sum);
            if (decision instanceof Decision.Accepted accepted) {
                assertThat(check.next(accepted.entry())).isEmpty();
            }
        }
        assertThat(check.finish()).isEmpty();
        compare(ledger, slow);
        assertThat(outcomes.get("POSTED")).as("%s", outcomes).isGreaterThan(100);
        assertThat(outcomes.keySet())
                .contains(
                        "ALREADY_DELIVERED",
                        "INSUFFICIENT_BALANCE",
                        "KEY_REUSED",
                        "LOT_UNKNOWN_OR_TAKEN",
                        "REPEATED",
                        "SAME_PERSON");
    }

    private static void compare(MemoryLedger ledger, SlowLedger slow) {
        ledger.state.holdings().forEach((account, holding) -> {
            if (account.kind() == AccountKind.MINTED) {
                return;
            }
            assertThat(holding.balance()).as("%s", account).isEqualTo(slow.balance(account));
            for (Segment segment : holding.segments().all()) {
                assertThat(slow.holder(segment.lot(), segment.firstUnit())).isEqualTo(account);
                assertThat(slow.holder(segment.lot(), segment.lastUnit())).isEqualTo(account);
            }
        });
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> "POSTED";
            case Decision.Repeated repeated -> "REPEATED";
            case Decision.Refused refused -> refused.reason().name();
        };
    }
}
