package io.quotaexchange.matching.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.quantity.IndicatorKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tick, floor and cap of a book: floor and cap on the tick, floor not above the cap. */
class BandTest {
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "1, 0, 1", "10, 100, 100", "10, 0, 200", "1, 0, 9223372036854775807"})
    void m13_05_8_takesABandOnTheTick(long tick, long floor, long cap) {
        assertThat(new Band(tick, floor, cap).capFen()).isEqualTo(cap);
        assertThat(new BookCase.Rules(IndicatorKind.CAPACITY, tick, floor, cap).floorFen())
                .isEqualTo(floor);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "-1, 0, 0", "1, -1, 0", "10, -10, 0", "10, 110, 100", "10, 105, 200", "10, 100, 205"})
    void m13_05_8_refusesAnyOther(long tick, long floor, long cap) {
        assertThatThrownBy(() -> new Band(tick, floor, cap)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BookCase.Rules(IndicatorKind.CAPACITY, tick, floor, cap))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
