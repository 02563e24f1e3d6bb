package io.quotaexchange.ledger;

import static io.quotaexchange.ledger.LedgerSpecification.given;
import static io.quotaexchange.ledger.Samples.BUYER;
import static io.quotaexchange.ledger.Samples.PROVINCE;
import static io.quotaexchange.ledger.Samples.SELLER;
import static io.quotaexchange.ledger.Samples.account;
import static io.quotaexchange.ledger.Samples.award;
import static io.quotaexchange.ledger.Samples.deliver;
import static io.quotaexchange.ledger.Samples.list;
import static io.quotaexchange.ledger.Samples.mint;
import static io.quotaexchange.ledger.Samples.money;
import static io.quotaexchange.ledger.Samples.payIn;
import static io.quotaexchange.ledger.Samples.settlement;
import static io.quotaexchange.ledger.Samples.system;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is decided, one settlement at a time. */
final class LedgerDeciderTest {
    private static final String OLD = "33-331126-2017-0009-Q";
    private static final String NEW = "33-331126-2018-0001-Q";

    private static Settlement[] twoLots() {
        return new Settlement[] {mint(SELLER, NEW, 80_000), mint(SELLER, OLD, 30_000, LocalDate.of(2017, 3, 1))};
    }

    @Test
    void aMintMakesALotWithItsFirstSegment() {
        JournalEntry entry =
                given(mint(SELLER, OLD, 30_000)).when(mint(SELLER, NEW, 80_000)).thenPosted();
        assertThat(entry.sequence()).isEqualTo(2);
        assertThat(entry.lots()).singleElement().satisfies(lot -> {
            assertThat(lot.firstUnit()).isEqualTo(30_001);
            assertThat(lot.lastUnit()).isEqualTo(110_000);
        });
        assertThat(entry.created())
                .containsExactly(new Segment(
                        2, NEW, 30_001, 110_000, account(SELLER, AccountKind.RESERVE), OptionalLong.empty(), 1));
        assertThat(entry.postings())
                .containsExactly(new Posting(
                        Transfer.of(system(AccountKind.MINTED), account(SELLER, AccountKind.RESERVE), 80_000),
                        new Standing(-110_000, 2),
                        new Standing(110_000, 2)));
    }

    @Test
    void unitsAreTakenFromTheOldestLotFirst() {
        JournalEntry entry = given(twoLots()).when(list(SELLER, "l", 50_000)).thenPosted();
        assertThat(entry.spent()).containsExactly(new SegmentSpend(1, 1), new SegmentSpend(2, 1));
        Account listed = account(SELLER, AccountKind.LISTED);
        Account reserve = account(SELLER, AccountKind.RESERVE);
        assertThat(entry.created())
                .containsExactly(
                        new Segment(3, OLD, 80_001, 110_000, listed, OptionalLong.of(2), 1),
                        new Segment(4, NEW, 1, 20_000, listed, OptionalLong.of(1), 1),
                        new Segment(5, NEW, 20_001, 80_000, reserve, OptionalLong.of(1), 1));
    }

    @Test
    void aNamedLotIsTakenInstead() {
        Transfer transfer = Transfer.of(
                        account(SELLER, AccountKind.RESERVE), account(SELLER, AccountKind.LISTED), 80_000)
                .ofLot(NEW);
        JournalEntry entry = given(twoLots())
                .when(settlement(SettlementCode.LIST, "l", transfer))
                .thenPosted();
        assertThat(entry.spent()).containsExactly(new SegmentSpend(1, 1));
        assertThat(entry.created()).extracting(Segment::lot).containsExactly(NEW);
    }

    @Test
    void aNamedLotIsNotMadeUpFromOthers() {
        Transfer transfer = Transfer.of(
                        account(SELLER, AccountKind.RESERVE), account(SELLER, AccountKind.LISTED), 30_001)
                .ofLot(OLD);
        given(twoLots())
                .when(settlement(SettlementCode.LIST, "l", transfer))
                .thenRefused(LedgerRefusal.INSUFFICIENT_BALANCE);
    }

    @Test
    void aSegmentMadeInASettlementCanBeCutAgainInIt() {
        Account reserve = account(SELLER, AccountKind.RESERVE);
        Account listed = account(SELLER, AccountKind.LISTED);
        JournalEntry entry = given(mint(SELLER, NEW, 80_000))
                .when(settlement(
                        SettlementCode.LIST,
                        "l",
                        Transfer.of(reserve, listed, 10_000),
                        Transfer.of(reserve, listed, 5_000)))
                .thenPosted();
        assertThat(entry.spent()).containsExactly(new SegmentSpend(1, 1), new SegmentSpend(3, 2));
        assertThat(entry.created())
                .extracting(Segment::firstUnit, Segment::lastUnit)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, 10_000L),
                        org.assertj.core.groups.Tuple.tuple(10_001L, 80_000L),
                        org.assertj.core.groups.Tuple.tuple(10_001L, 15_000L),
                        org.assertj.core.groups.Tuple.tuple(15_001L, 80_000L));
    }

    @Test
    void aDeliveryPaysEachTradeRoundedOnce() {
        Settlement[] given = {
            mint(SELLER, NEW, 1_000), list(SELLER, "l", 1_000), award(SELLER, "a", 1_000), payIn(BUYER, "p", 1_000_000)
        };
        Transfer first = Transfer.of(account(SELLER, AccountKind.AWARDED), account(BUYER, AccountKind.RESERVE), 1)
                .atPrice(1_001);
        Transfer second = Transfer.of(account(SELLER, AccountKind.AWARDED), account(BUYER, AccountKind.RESERVE), 1)
                .atPrice(999);
        // 1.5015 fen and 1.4985 fen: 2 and 1, not 3.0000 by chance of the sum.
        Transfer paid = Transfer.of(money(BUYER, AccountKind.CASH), money(SELLER, AccountKind.REVENUE), 3);
        given(given)
                .when(settlement(SettlementCode.DELIVER, "d", first, second, paid))
                .thenPosted();
        Transfer short1 = Transfer.of(money(BUYER, AccountKind.CASH), money(SELLER, AccountKind.REVENUE), 2);
        given(given)
                .when(settlement(SettlementCode.DELIVER, "d", first, second, short1))
                .thenRefused(LedgerRefusal.LEGS_DIFFER);
    }

    @Test
    void aDeliveryIsPaidToTheSellerItself() {
        Settlement[] given = {
            mint(SELLER, NEW, 2_000), list(SELLER, "l", 2_000), award(SELLER, "a", 2_000), payIn(BUYER, "p", 1_000_000)
        };
        given(given)
                .when(settlement(
                        SettlementCode.DELIVER,
                        "d",
                        Transfer.of(account(SELLER, AccountKind.AWARDED), account(BUYER, AccountKind.RESERVE), 2_000)
                                .atPrice(100),
                        Transfer.of(money(BUYER, AccountKind.CASH), money("330102", AccountKind.REVENUE), 300)))
                .thenRefused(LedgerRefusal.LEGS_DIFFER);
    }

    @Test
    void theSameKeyAndContentIsTheFirstAnswerAgain() {
        given(mint(SELLER, NEW, 80_000)).when(mint(SELLER, NEW, 80_000)).thenRepeats(1);
    }

    @Test
    void timeNeverStandsStill() {
        MemoryLedger ledger = new MemoryLedger();
        Instant first = ledger.posted(mint(SELLER, NEW, 1_000)).recordedAt();
        Decision decision = LedgerDecider.decide(ledger.state, ledger.history, list(SELLER, "l", 1), Instant.EPOCH);
        assertThat(((Decision.Accepted) decision).entry().recordedAt()).isEqualTo(first.plusNanos(1_000));
    }

    @Test
    void aReversalTakesBackTheVeryUnits() {
        JournalEntry entry = given(
                        mint(SELLER, NEW, 80_000),
                        mint(SELLER, OLD, 30_000, LocalDate.of(2017, 3, 1)),
                        settlement(
                                SettlementCode.WRITE_OFF,
                                "w",
                                Transfer.of(account(SELLER, AccountKind.RESERVE), system(AccountKind.WRITTEN_OFF), 500)
                                        .ofLot(NEW)))
                .when(reverse(
                        "3", Transfer.of(system(AccountKind.WRITTEN_OFF), account(SELLER, AccountKind.RESERVE), 500)))
                .thenPosted();
        assertThat(entry.spent()).containsExactly(new SegmentSpend(3, 1));
        assertThat(entry.created())
                .containsExactly(
                        new Segment(5, NEW, 1, 500, account(SELLER, AccountKind.RESERVE), OptionalLong.of(3), 1));
    }

    @Test
    void aReversalIsRefusedWhenTheUnitsHaveMovedOn() {
        given(mint(SELLER, NEW, 80_000), list(SELLER, "l", 100), award(SELLER, "a", 50))
                .when(reverse(
                        "2",
                        Transfer.of(account(SELLER, AccountKind.LISTED), account(SELLER, AccountKind.RESERVE), 100)))
                .thenRefused(LedgerRefusal.INSUFFICIENT_BALANCE);
    }

    @Test
    void aSettlementIsReversedOnce() {
        Transfer back = Transfer.of(account(SELLER, AccountKind.LISTED), account(SELLER, AccountKind.RESERVE), 100);
        Settlement again = new Settlement(
                SettlementCode.REVERSE,
                "again",
                Samples.fact("settlement", "2"),
                "trader-1",
                Optional.empty(),
                List.of(back),
                List.of());
        given(mint(SELLER, NEW, 80_000), list(SELLER, "l", 100), reverse("2", back))
                .when(again)
                .thenRefused(LedgerRefusal.NOT_PERMITTED);
    }

    @Test
    void aReversalMirrorsExactly() {
        given(mint(SELLER, NEW, 80_000), list(SELLER, "l", 100))
                .when(reverse(
                        "2",
                        Transfer.of(account(SELLER, AccountKind.LISTED), account(SELLER, AccountKind.RESERVE), 99)))
                .thenRefused(LedgerRefusal.NOT_PERMITTED);
        given(mint(SELLER, NEW, 80_000))
                .when(reverse(
                        "1", Transfer.of(account(SELLER, AccountKind.RESERVE), system(AccountKind.MINTED), 80_000)))
                .thenRefused(LedgerRefusal.NOT_PERMITTED);
    }

    @Test
    void theProvinceHasAPoolAndSellsFromIt() {
        given(
                        mint(SELLER, NEW, 1_000),
                        settlement(
                                SettlementCode.LEVY,
                                "levy",
                                Transfer.of(
                                        account(SELLER, AccountKind.RESERVE),
                                        account(PROVINCE, AccountKind.POOL),
                                        200)),
                        settlement(
                                SettlementCode.AWARD,
                                "a",
                                Transfer.of(
                                        account(PROVINCE, AccountKind.POOL),
                                        account(PROVINCE, AccountKind.AWARDED),
                                        200)),
                        payIn(BUYER, "p", 3_000))
                .when(settlement(
                        SettlementCode.DELIVER,
                        "d",
                        Transfer.of(account(PROVINCE, AccountKind.AWARDED), account(BUYER, AccountKind.RESERVE), 200)
                                .atPrice(10_000),
                        Transfer.of(money(BUYER, AccountKind.CASH), money(PROVINCE, AccountKind.REVENUE), 3_000)))
                .thenPosted();
    }

    @Test
    void aFactIsDeliveredOnce() {
        Settlement first = deliver("d", 100, 1_000, 150);
        Settlement again = new Settlement(
                first.code(), "other-key", first.fact(), "m", Optional.empty(), first.transfers(), List.of());
        given(
                        mint(SELLER, NEW, 1_000),
                        list(SELLER, "l", 1_000),
                        award(SELLER, "a", 1_000),
                        payIn(BUYER, "p", 1_000),
                        first)
                .when(again)
                .thenRefused(LedgerRefusal.ALREADY_DELIVERED);
    }

    private static Settlement reverse(String sequence, Transfer... transfers) {
        return new Settlement(
                SettlementCode.REVERSE,
                "reverse-" + sequence,
                Samples.fact("settlement", sequence),
                "trader-1",
                Optional.of("approver-1"),
                List.of(transfers),
                List.of());
    }
}
