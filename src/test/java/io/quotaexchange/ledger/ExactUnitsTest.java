package io.quotaexchange.ledger;

import static io.quotaexchange.ledger.Samples.PROVINCE;
import static io.quotaexchange.ledger.Samples.SELLER;
import static io.quotaexchange.ledger.Samples.account;
import static io.quotaexchange.ledger.Samples.settlement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Settlements that name the units they move. */
final class ExactUnitsTest {
    private static final String LOT = "33-331126-2018-0001-Q";
    private static final Account RESERVE = account(SELLER, AccountKind.RESERVE);
    private static final Account FROZEN = account(SELLER, AccountKind.FROZEN);

    private static Settlement freeze(String key, long first, long last) {
        return settlement(
                SettlementCode.FREEZE, key, Transfer.ofUnits(RESERVE, FROZEN, LOT, new UnitRange(first, last)));
    }

    private static List<String> units(JournalEntry entry, Account holder) {
        return entry.created().stream()
                .filter(segment -> segment.holder().equals(holder))
                .map(segment -> segment.firstUnit() + "–" + segment.lastUnit())
                .toList();
    }

    @Test
    void m13_07_3_takesUnitsFromTheMiddleAndLeavesBothEnds() {
        MemoryLedger ledger = new MemoryLedger();
        ledger.posted(Samples.mint(SELLER, LOT, 100));
        JournalEntry entry = ledger.posted(freeze("f", 31, 60));
        assertThat(units(entry, FROZEN)).containsExactly("31–60");
        assertThat(units(entry, RESERVE)).containsExactly("1–30", "61–100");
        assertThat(checked(ledger)).isEqualTo(2);
    }

    @Test
    void m13_07_3_gathersUnitsFromSeveralSegmentsOfOneHolder() {
        MemoryLedger ledger = new MemoryLedger();
        ledger.posted(Samples.mint(SELLER, LOT, 100));
        ledger.posted(freeze("f1", 31, 60));
        ledger.posted(
                settlement(SettlementCode.THAW, "t1", Transfer.ofUnits(FROZEN, RESERVE, LOT, new UnitRange(31, 60))));
        JournalEntry entry = ledger.posted(freeze("f2", 20, 80));
        assertThat(units(entry, FROZEN)).containsExactly("20–30", "31–60", "61–80");
        assertThat(checked(ledger)).isEqualTo(4);
    }

    @Test
    void m13_07_3_firstAndLastUnitOfALot() {
        MemoryLedger ledger = new MemoryLedger();
        ledger.posted(Samples.mint(SELLER, LOT, 100));
        ledger.posted(freeze("f1", 1, 1));
        ledger.posted(freeze("f2", 100, 100));
        ledger.posted(freeze("f3", 2, 99));
        assertThat(ledger.state.holding(RESERVE).balance()).isZero();
        assertThat(checked(ledger)).isEqualTo(4);
    }

    @Test
    void unitsThatTheAccountDoesNotHoldAreRefusedAndNothingMoves() {
        MemoryLedger ledger = new MemoryLedger();
        ledger.posted(Samples.mint(SELLER, LOT, 100));
        ledger.posted(Samples.mint(SELLER, "33-331126-2018-0002-Q", 100));
        ledger.posted(freeze("f1", 50, 50));
        assertThat(ledger.post(freeze("f2", 40, 60))).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(LedgerRefusal.INSUFFICIENT_BALANCE);
            assertThat(refused.detail()).contains("unit 50 of lot");
        });
        assertThat(ledger.state.holding(RESERVE).balance()).isEqualTo(199);
    }

    @Test
    void unitsBesideTheLotOrWithoutALotAreRefused() {
        MemoryLedger ledger = new MemoryLedger();
        ledger.posted(Samples.mint(SELLER, LOT, 100));
        ledger.posted(Samples.mint(SELLER, "33-331126-2018-0002-Q", 100));
        assertThat(((Decision.Refused) ledger.post(freeze("f1", 100, 101))).reason())
                .isEqualTo(LedgerRefusal.LOT_UNKNOWN_OR_TAKEN);
        Transfer noLot = new Transfer(
                RESERVE,
                FROZEN,
                1,
                java.util.Optional.empty(),
                java.util.OptionalLong.empty(),
                java.util.Optional.of(new UnitRange(1, 1)));
        assertThat(((Decision.Refused) ledger.post(settlement(SettlementCode.FREEZE, "f2", noLot))).reason())
                .isEqualTo(LedgerRefusal.NOT_PERMITTED);
        assertThatThrownBy(() -> new UnitRange(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnitRange(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Two holders of one lot, and lots of the same day beside it: only the units named are taken. */
    @Test
    void m13_07_3_lotsOfTheSameDayAreNotTouched() {
        MemoryLedger ledger = new MemoryLedger();
        ledger.posted(Samples.mint(SELLER, "33-331126-2018-0000-Q", 50));
        ledger.posted(Samples.mint(SELLER, LOT, 100));
        ledger.posted(settlement(
                SettlementCode.LEVY,
                "levy",
                Transfer.ofUnits(RESERVE, account(PROVINCE, AccountKind.POOL), LOT, new UnitRange(51, 70))));
        JournalEntry entry = ledger.posted(freeze("f", 71, 90));
        assertThat(entry.created()).allMatch(segment -> segment.lot().equals(LOT));
        assertThat(((Decision.Refused) ledger.post(freeze("g", 60, 72))).reason())
                .isEqualTo(LedgerRefusal.INSUFFICIENT_BALANCE);
        assertThat(checked(ledger)).isEqualTo(4);
    }

    private static long checked(MemoryLedger ledger) {
        JournalCheck check = new JournalCheck();
        ledger.entries.forEach(entry -> assertThat(check.next(JournalEntryJson.read(JournalEntryJson.write(entry))))
                .isEmpty());
        assertThat(check.finish()).isEmpty();
        return check.counts().settlements();
    }
}
