package io.quotaexchange.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Terms;
import io.quotaexchange.settlement.AwardDefault.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadlines and defaults of awards: confirmed within 10 working days, paid within 30 days, a tenth of the value deposited. */
class DeadlinesTest {
    private static final Rulebook ZHEJIANG =
            RulebookDocument.parse(RulebookDocument.shippedText("zhejiang-2018"), ClauseCatalogue.shipped());
    private static final Terms TERMS = ZHEJIANG.terms();

    /** Friday, 16:30 in Beijing. */
    private static final Instant AWARDED = Instant.parse("2018-06-01T08:30:00Z");

    private static final Set<Step> CONFIRMED = EnumSet.of(Step.AWARDED, Step.SELLER_CONFIRMED, Step.BUYER_CONFIRMED);

    @ParameterizedTest
    @CsvSource({
        "2018-06-01, 1, 2018-06-04",
        "2018-06-01, 5, 2018-06-08",
        "2018-06-01, 10, 2018-06-15",
        "2018-06-02, 1, 2018-06-04",
        "2018-06-03, 5, 2018-06-08",
        "2018-06-06, 10, 2018-06-20",
        "2018-06-06, 0, 2018-06-06"
    })
    void m13_05_8_workingDaysLeaveOutWeekends(LocalDate from, int days, LocalDate due) {
        assertThat(Deadlines.addWorkingDays(from, days)).isEqualTo(due);
    }

    @Test
    void m13_05_8_theDayOfTheAwardIsThatOfTheCountry() {
        Deadlines deadlines = Deadlines.of(TERMS, AWARDED);
        assertThat(deadlines.confirmBy()).isEqualTo("2018-06-15");
        assertThat(deadlines.payBy()).isEqualTo("2018-07-01");
        assertThat(Deadlines.of(TERMS, Instant.parse("2018-06-01T16:00:00Z")).payBy())
                .isEqualTo("2018-07-02");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # seller confirmed, buyer confirmed, paid, today, fault
            false, false, false, 2018-06-15, -
            false, false, false, 2018-06-16, SELLER_DID_NOT_CONFIRM
            false, true,  false, 2018-06-16, SELLER_DID_NOT_CONFIRM
            true,  false, false, 2018-06-15, -
            true,  false, false, 2018-06-16, BUYER_DID_NOT_CONFIRM
            true,  true,  false, 2018-06-16, -
            true,  true,  false, 2018-07-01, -
            true,  true,  false, 2018-07-02, BUYER_DID_NOT_PAY
            true,  false, false, 2018-07-02, BUYER_DID_NOT_CONFIRM
            true,  true,  true,  2019-07-02, -
            """)
    void m13_05_8_theFirstDeadlineThatPassedSaysWhoseFaultItIs(
            boolean seller, boolean buyer, boolean paid, LocalDate today, Fault fault) {
        Set<Step> taken = EnumSet.of(Step.AWARDED);
        if (seller) {
            taken.add(Step.SELLER_CONFIRMED);
        }
        if (buyer) {
            taken.add(Step.BUYER_CONFIRMED);
        }
        if (paid) {
            taken.add(Step.PAID);
        }
        assertThat(DefaultRules.breach(taken, Deadlines.of(TERMS, AWARDED), today)
                        .map(DefaultRules.Breach::fault))
                .isEqualTo(Optional.ofNullable(fault));
    }

    /** 1 ha is worth 1,200,000 yuan at the guide price: a tenth is 120,000. */
    @ParameterizedTest
    @CsvSource({"0, 0", "11999999, 11999999", "12000000, 12000000", "12000001, 12000000"})
    void m13_05_8_aBuyerAtFaultLosesItsShareOfWhatItDeposited(long heldFen, long lostFen) {
        LocalDate today = LocalDate.of(2018, 7, 2);
        DefaultRules.Breach breach = DefaultRules.breach(CONFIRMED, Deadlines.of(TERMS, AWARDED), today)
                .orElseThrow();
        AwardDefault decided =
                DefaultRules.decide(SampleAwards.award(1), breach, TERMS, 8_000_000, heldFen, today, "m", "a");
        assertThat(decided.forfeitFen()).isEqualTo(lostFen);
        assertThat(decided.excludedUntil()).contains(LocalDate.of(2019, 7, 2));
        assertThat(decided.county()).isEqualTo(SampleAwards.BUYER);
        assertThat(AwardDefault.read(decided.document())).isEqualTo(decided);
    }

    @Test
    void m13_05_8_aSellerAtFaultCostsTheBuyerNothing() {
        LocalDate today = LocalDate.of(2018, 6, 16);
        DefaultRules.Breach breach = DefaultRules.breach(EnumSet.of(Step.AWARDED), Deadlines.of(TERMS, AWARDED), today)
                .orElseThrow();
        AwardDefault decided =
                DefaultRules.decide(SampleAwards.award(1), breach, TERMS, 8_000_000, 12_000_000, today, "m", "a");
        assertThat(decided.forfeitFen()).isZero();
        assertThat(decided.excludedUntil()).isEmpty();
        assertThat(decided.county()).isEqualTo(SampleAwards.SELLER);
        assertThat(AwardDefault.read(decided.document())).isEqualTo(decided);
    }
}
