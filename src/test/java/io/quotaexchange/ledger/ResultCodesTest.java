package io.quotaexchange.ledger;

import static io.quotaexchange.ledger.Samples.BUYER;
import static io.quotaexchange.ledger.Samples.SELLER;
import static io.quotaexchange.ledger.Samples.account;
import static io.quotaexchange.ledger.Samples.settlement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two closed lists of the ledger: codes of settlements, codes of refusals. */
final class ResultCodesTest {
    /** The names are in every journal that was ever exported: they stay, and new ones come before REVERSE only by a decision. */
    @Test
    void theCodesAreTheseInThisOrder() {
        assertThat(Arrays.stream(SettlementCode.values()).map(Enum::name))
                .containsExactly(
                        "MINT",
                        "LEVY",
                        "LIST",
                        "UNLIST",
                        "AWARD",
                        "DELIVER",
                        "DEFAULT",
                        "WRITE_OFF",
                        "FREEZE",
                        "THAW",
                        "CANCEL",
                        "DEPOSIT_HOLD",
                        "DEPOSIT_RELEASE",
                        "DEPOSIT_FORFEIT",
                        "PAY_IN",
                        "PAY_OUT",
                        "SPEND",
                        "SUCCEED",
                        "REVERSE");
        assertThat(Arrays.stream(LedgerRefusal.values()).map(Enum::name))
                .containsExactly(
                        "KEY_REUSED",
                        "ALREADY_DELIVERED",
                        "SAME_PERSON",
                        "NOT_PERMITTED",
                        "AMOUNT_OUT_OF_RANGE",
                        "LEGS_DIFFER",
                        "LOT_UNKNOWN_OR_TAKEN",
                        "INSUFFICIENT_BALANCE",
                        "BUSY");
    }

    @ParameterizedTest
    @EnumSource
    void aCodeIsExplainedInBothLanguages(SettlementCode code) {
        assertThat(List.of(code.nameZh(), code.zh())).allMatch(text -> text.matches(".*\\p{IsHan}.*"));
        assertThat(List.of(code.nameEn(), code.en())).allMatch(text -> text.matches("[a-z].*"));
        assertThat(code.movements().isEmpty()).isEqualTo(code == SettlementCode.REVERSE);
        code.clause().ifPresent(clause -> assertThat(clause.text()).matches("(M13|Z10)-.*"));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsExplainedInBothLanguages(LedgerRefusal refusal) {
        assertThat(List.of(refusal.zh(), refusal.remedyZh())).allMatch(text -> text.matches(".*\\p{IsHan}.*"));
        assertThat(List.of(refusal.en(), refusal.remedyEn())).allMatch(text -> text.matches("[a-z].*"));
    }

    /** A settlement that is refused for this reason alone: a new reason does not compile without one. */
    private static Settlement refusedFor(LedgerRefusal reason) {
        Settlement list = Samples.list(SELLER, "new", 1);
        return switch (reason) {
            case KEY_REUSED -> Samples.list(SELLER, "list-1", 49_999);
            case ALREADY_DELIVERED -> {
                Settlement again = Samples.sale().get(6);
                yield new Settlement(
                        again.code(), "new", again.fact(), "m", Optional.empty(), again.transfers(), List.of());
            }
            case SAME_PERSON ->
                new Settlement(list.code(), "new", list.fact(), "m", Optional.of("m"), list.transfers(), List.of());
            case NOT_PERMITTED ->
                settlement(
                        SettlementCode.LIST,
                        "new",
                        Transfer.of(account(SELLER, AccountKind.RESERVE), account(BUYER, AccountKind.LISTED), 1));
            case AMOUNT_OUT_OF_RANGE -> Samples.list(SELLER, "new", 0);
            case LEGS_DIFFER -> Samples.deliver("new", 1_000, 8_000_000, 1);
            case LOT_UNKNOWN_OR_TAKEN ->
                settlement(
                        SettlementCode.LIST,
                        "new",
                        Transfer.of(account(SELLER, AccountKind.RESERVE), account(SELLER, AccountKind.LISTED), 1)
                                .ofLot("no-such-lot"));
            case INSUFFICIENT_BALANCE -> Samples.list(SELLER, "new", 99_999_999);
            case BUSY -> list;
        };
    }

    /** BUSY is of the writer's queue: see {@link LedgerWriterTest}. */
    @ParameterizedTest
    @EnumSource(names = "BUSY", mode = EnumSource.Mode.EXCLUDE)
    void eachReasonIsGivenAlone(LedgerRefusal reason) {
        MemoryLedger ledger = new MemoryLedger();
        Samples.sale().forEach(ledger::posted);
        assertThat(ledger.post(refusedFor(reason))).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.reason()).isEqualTo(reason);
                assertThat(violation.detail()).isNotBlank();
            });
        });
    }

    @Test
    void oneAnswerSaysEverythingThatIsWrong() {
        MemoryLedger ledger = new MemoryLedger();
        Settlement wrong = new Settlement(
                SettlementCode.LIST,
                "k",
                Samples.fact("listing", "lst_1"),
                "m",
                Optional.of("m"),
                List.of(
                        Transfer.of(account(SELLER, AccountKind.RESERVE), account(BUYER, AccountKind.LISTED), 5),
                        Transfer.of(account(SELLER, AccountKind.RESERVE), account(SELLER, AccountKind.LISTED), 0),
                        Transfer.of(account(SELLER, AccountKind.POOL), account(SELLER, AccountKind.LISTED), -1)),
                List.of());
        Decision.Refused refused = (Decision.Refused) ledger.post(wrong);
        assertThat(refused.violations())
                .extracting(Violation::reason)
                .containsExactly(
                        LedgerRefusal.SAME_PERSON,
                        LedgerRefusal.NOT_PERMITTED,
                        LedgerRefusal.NOT_PERMITTED,
                        LedgerRefusal.AMOUNT_OUT_OF_RANGE,
                        LedgerRefusal.AMOUNT_OUT_OF_RANGE);
    }

    @Test
    void everyAccountThatHoldsTooLittleIsNamed() {
        MemoryLedger ledger = new MemoryLedger();
        ledger.posted(Samples.mint(SELLER, "33-331126-2018-0001-Q", 100));
        Decision.Refused refused = (Decision.Refused) ledger.post(settlement(
                SettlementCode.UNLIST,
                "k",
                Transfer.of(account(SELLER, AccountKind.LISTED), account(SELLER, AccountKind.RESERVE), 5),
                Transfer.of(account(BUYER, AccountKind.LISTED), account(BUYER, AccountKind.RESERVE), 7)));
        assertThat(refused.violations())
                .extracting(Violation::detail)
                .containsExactly(
                        "331126/LISTED/QUANTITY has 0, less than 5", "330281/LISTED/QUANTITY has 0, less than 7");
    }

    @Test
    void theListOfWhatIsWrongHasAnEnd() {
        MemoryLedger ledger = new MemoryLedger();
        Transfer bad = Transfer.of(account(SELLER, AccountKind.POOL), account(SELLER, AccountKind.LISTED), 1);
        Settlement wrong = settlement(
                SettlementCode.LIST,
                "k",
                java.util.Collections.nCopies(1_000, bad).toArray(Transfer[]::new));
        assertThat(((Decision.Refused) ledger.post(wrong)).violations()).hasSize(Outcome.Refused.MOST_VIOLATIONS);
    }
}
