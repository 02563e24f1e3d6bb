package io.quotaexchange.ledger;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The seven things that always hold, each asked of the tables themselves after a thousand random settlements. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WhatAlwaysHoldsTest {
    private TestDatabase database;
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    @BeforeEach
    void post(TestDatabase fresh) {
        if (database != null) {
            return;
        }
        database = fresh;
        LedgerWriter writer = await(
                LedgerWriter.open(fresh.vertx(), fresh.application(), Clock.systemUTC(), new WriterLimits(5_000, 40)));
        RandomSettlements random = new RandomSettlements(21);
        List<Future<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            settlements.add(random.next());
            answers.add(writer.post(settlements.getLast()));
        }
        answers.forEach(answer -> outcomes.add(await(answer)));
        await(writer.close());
        assertThat(outcomes).filteredOn(Outcome.Posted.class::isInstance).hasSizeGreaterThan(300);
    }

    @Test
    void rule1MintedIsHeldPlusWrittenOffPlusCancelledAndMoneySumsToZero() {
        List<Row> rows = ask("""
                SELECT a.unit,
                       sum(CASE WHEN a.kind = 'MINTED' THEN b.debits - b.credits END) AS minted,
                       sum(CASE WHEN a.kind <> 'MINTED' THEN b.credits - b.debits END) AS held,
                       (SELECT coalesce(sum(last_unit - first_unit + 1), 0) FROM ledger.lot WHERE indicator = a.unit) AS lots
                FROM ledger.account a JOIN ledger.balance b ON b.account_id = a.id
                GROUP BY a.unit
                """);
        assertThat(rows).hasSize(4);
        for (Row row : rows) {
            if (row.getString("unit").equals("CNY")) {
                assertThat(row.getNumeric("held").longValue()).isZero();
            } else {
                assertThat(row.getNumeric("minted")).isEqualTo(row.getNumeric("held"));
                assertThat(row.getNumeric("minted").longValue())
                        .isPositive()
                        .isEqualTo(row.getNumeric("lots").longValue());
            }
        }
    }

    @Test
    void rule2NoAccountIsBelowZeroAtAnyPoint() {
        assertNone("""
                SELECT p.settlement
                FROM ledger.posting p
                JOIN ledger.account f ON f.id = p.from_account
                JOIN ledger.account t ON t.id = p.to_account
                WHERE (p.from_balance < 0 AND f.kind NOT IN ('MINTED', 'OUTSIDE'))
                   OR (p.to_balance < 0 AND t.kind NOT IN ('MINTED', 'OUTSIDE'))
                """);
        assertThat(outcomes)
                .anySatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(LedgerRefusal.INSUFFICIENT_BALANCE)));
    }

    @Test
    void rule3EveryUnitIsHeldByExactlyOneAccount() {
        assertNone("""
                SELECT l.serial
                FROM ledger.lot l
                LEFT JOIN (
                    SELECT g.lot, range_agg(int8range(g.first_unit, g.last_unit, '[]')) AS units,
                           sum(g.last_unit - g.first_unit + 1) AS amount
                    FROM ledger.segment g
                    WHERE NOT EXISTS (SELECT FROM ledger.segment_spend x WHERE x.segment = g.id)
                    GROUP BY g.lot
                ) h ON h.lot = l.serial
                WHERE h.units IS DISTINCT FROM int8multirange(int8range(l.first_unit, l.last_unit, '[]'))
                   OR h.amount <> l.last_unit - l.first_unit + 1
                """);
        assertNone("""
                SELECT a.id
                FROM ledger.account a
                JOIN ledger.balance b ON b.account_id = a.id
                LEFT JOIN ledger.segment g ON g.holder = a.id
                    AND NOT EXISTS (SELECT FROM ledger.segment_spend x WHERE x.segment = g.id)
                WHERE a.unit <> 'CNY' AND a.kind <> 'MINTED'
                GROUP BY a.id, b.credits, b.debits
                HAVING coalesce(sum(g.last_unit - g.first_unit + 1), 0) <> b.credits - b.debits
                """);
    }

    @Test
    void rule4EveryDeliveryHasBothLegsAndItsMoneyIsPriceTimesAmount() {
        List<JournalEntry> deliveries = JournalOf.entries(database).stream()
                .filter(entry -> entry.code() == SettlementCode.DELIVER)
                .toList();
        assertThat(deliveries).hasSizeGreaterThan(10);
        for (JournalEntry delivery : deliveries) {
            BigDecimal owed = BigDecimal.ZERO;
            BigDecimal paid = BigDecimal.ZERO;
            for (Posting posting : delivery.postings()) {
                Transfer transfer = posting.transfer();
                BigDecimal amount = BigDecimal.valueOf(transfer.amount());
                if (transfer.from().unit() == Unit.CNY) {
                    paid = paid.add(amount);
                    continue;
                }
                BigDecimal mu =
                        transfer.from().unit() == Unit.CAPACITY ? amount : amount.multiply(new BigDecimal("0.0015"));
                owed = owed.add(
                        mu.multiply(BigDecimal.valueOf(transfer.priceFen().orElseThrow()))
                                .setScale(0, RoundingMode.HALF_UP));
            }
            assertThat(paid).isPositive().isEqualByComparingTo(owed);
        }
    }

    @Test
    void rule5ABalanceIsTheSumOfItsPostingsAndExactAtAnyPastMoment() {
        Map<Account, Long> balances = new HashMap<>();
        LedgerReading reading = new LedgerReading(database.application());
        for (JournalEntry entry : JournalOf.entries(database)) {
            for (Posting posting : entry.postings()) {
                Transfer transfer = posting.transfer();
                balances.merge(transfer.from(), -transfer.amount(), Long::sum);
                balances.merge(transfer.to(), transfer.amount(), Long::sum);
            }
            if (entry.sequence() % 25 == 0) {
                balances.forEach((account, balance) -> assertThat(await(reading.balanceAt(account, entry.sequence())))
                        .as("%s at %d", account, entry.sequence())
                        .isEqualTo(balance));
            }
        }
        for (AccountBalance now : await(reading.allBalances())) {
            assertThat(now.balance()).isEqualTo(balances.get(now.account()));
            assertThat(statement(reading, now.account())).isEqualTo(now.balance());
        }
    }

    @Test
    void rule6ATradeIsDeliveredOnceAndAKnownKeyPostsNothing() {
        assertNone("SELECT fact_id FROM ledger.settlement WHERE code = 'DELIVER' GROUP BY fact_id HAVING count(*) > 1");
        assertNone("SELECT idempotency_key FROM ledger.settlement GROUP BY idempotency_key HAVING count(*) > 1");
        Map<String, Long> posted = new HashMap<>();
        long repeated = 0;
        for (int i = 0; i < settlements.size(); i++) {
            String key = settlements.get(i).idempotencyKey();
            if (outcomes.get(i) instanceof Outcome.Posted first) {
                assertThat(posted.put(key, first.sequence())).isNull();
            } else if (outcomes.get(i) instanceof Outcome.Repeated again) {
                assertThat(again.sequence()).isEqualTo(posted.get(key));
                repeated++;
            }
        }
        assertThat(repeated).isPositive();
    }

    @Test
    void rule7TheJournalHasNoGapAndItsChainHolds() {
        JournalCounts counts = JournalOf.checked(database);
        assertNone("""
                SELECT sequence FROM (
                    SELECT sequence, row_number() OVER (ORDER BY sequence) AS place,
                           recorded_at > lag(recorded_at) OVER (ORDER BY sequence) AS later
                    FROM ledger.settlement) s
                WHERE sequence <> place OR NOT later
                """);
        assertThat(counts.settlements())
                .isEqualTo(outcomes.stream()
                        .filter(Outcome.Posted.class::isInstance)
                        .count());
    }

    @Test
    void everyUnitCanBeFollowedFromItsMintToItsHolder() {
        LedgerReading reading = new LedgerReading(database.application());
        for (MintedLot minted : await(reading.lots(LotFilter.ALL, "", 30))) {
            Lot lot = minted.lot();
            for (long unit : new long[] {lot.firstUnit(), lot.firstUnit() + lot.amount() / 2, lot.lastUnit()}) {
                List<TraceStep> trace = await(reading.trace(lot.serial(), unit));
                assertThat(trace.getFirst().settlement()).isEqualTo(minted.settlement());
                assertThat(trace.getFirst().code()).isEqualTo(SettlementCode.MINT);
                for (int i = 1; i < trace.size(); i++) {
                    assertThat(trace.get(i).segment().parent().orElseThrow())
                            .isEqualTo(trace.get(i - 1).segment().id());
                }
                Segment last = trace.getLast().segment();
                assertThat(await(reading.liveSegments(lot.serial()))).contains(last);
            }
            assertThat(await(reading.trace(lot.serial(), lot.lastUnit() + 1))).isEmpty();
        }
    }

    private static long statement(LedgerReading reading, Account account) {
        long number = 0;
        long balance = 0;
        while (true) {
            List<StatementLine> page = await(reading.statement(account, number, 7));
            for (StatementLine line : page) {
                number++;
                balance += line.change();
                assertThat(line.number()).isEqualTo(number);
                assertThat(line.balance()).isEqualTo(balance);
            }
            if (page.size() < 7) {
                return balance;
            }
        }
    }

    private void assertNone(String query) {
        assertThat(ask(query)).isEmpty();
    }

    private List<Row> ask(String query) {
        return await(database.auditor().query(query).execute()).stream().toList();
    }
}
