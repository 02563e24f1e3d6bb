package io.quotaexchange.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Pricing;
import io.quotaexchange.rulebook.RulebookDocument;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBandTest {
    private static final Pricing RULES = RulebookDocument.parse(
                    RulebookDocument.shippedText("zhejiang-2018"), ClauseCatalogue.shipped())
            .pricing();

    private static PriceBand around(IndicatorKind indicator, String guide) {
        UnitPrice none = UnitPrice.ofFen(0);
        return PriceBand.around(
                new GuidePrice(
                        indicator,
                        UnitPrice.ofYuan(guide),
                        none,
                        none,
                        LocalDate.parse("2022-01-01"),
                        Optional.empty()),
                RULES);
    }

    @ParameterizedTest
    @CsvSource({
        "QUANTITY, 100000.00, 80000.00, 150000.00",
        "QUANTITY, 100001.00, 80500.00, 150000.00",
        "QUANTITY, 99999.00,  80000.00, 149500.00",
        "CAPACITY, 20.00,     16.00,    30.00",
        "CAPACITY, 20.01,     16.10,    30.00"
    })
    void m13_05_8_bandLiesInsideTheSharesOnTheTick(IndicatorKind indicator, String guide, String floor, String cap) {
        PriceBand band = around(indicator, guide);
        assertThat(band.floor()).isEqualTo(UnitPrice.ofYuan(floor));
        assertThat(band.cap()).isEqualTo(UnitPrice.ofYuan(cap));
        assertThat(band.floor().fen() % band.tick().fen()).isZero();
        assertThat(band.cap().fen() % band.tick().fen()).isZero();
    }

    @Test
    void m13_05_4_keyProjectsPayTheGuidePrice() {
        assertThat(around(IndicatorKind.QUANTITY, "100000.01").fixed()).isEqualTo(UnitPrice.ofYuan("100000.01"));
    }

    @Test
    void refusesAGuidePriceWithoutATickAround() {
        assertThatThrownBy(() -> around(IndicatorKind.QUANTITY, "300.00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no multiple of the tick");
    }
}
