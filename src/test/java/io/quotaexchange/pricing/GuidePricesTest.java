package io.quotaexchange.pricing;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresFixture.class)
class GuidePricesTest {
    private static GuidePrice price(IndicatorKind indicator, String from, String cost) {
        return new GuidePrice(
                indicator,
                UnitPrice.ofYuan(cost),
                UnitPrice.ofYuan("2.00"),
                UnitPrice.ofYuan("1.50"),
                LocalDate.parse(from),
                Optional.empty());
    }

    @Test
    void z10_08_4_m13_05_7_aNewPriceReplacesTheOldOneFromItsFirstDay(TestDatabase database) {
        GuidePrices prices = new GuidePrices(database.application(), Clock.systemUTC());
        await(prices.set(price(IndicatorKind.CAPACITY, "2021-01-01", "10.00"), "usr_a", "usr_b"));
        await(prices.set(price(IndicatorKind.CAPACITY, "2022-01-01", "12.00"), "usr_a", "usr_b"));
        await(prices.set(price(IndicatorKind.CAPACITY, "2022-01-01", "12.00"), "usr_a", "usr_b"));

        assertThat(await(prices.on(LocalDate.parse("2020-12-31")))).isEmpty();
        GuidePrice old = await(prices.on(LocalDate.parse("2021-12-31"))).get(IndicatorKind.CAPACITY);
        assertThat(old.price()).isEqualTo(UnitPrice.ofYuan("13.50"));
        assertThat(old.effectiveTo()).contains(LocalDate.parse("2021-12-31"));
        GuidePrice now = await(prices.on(LocalDate.parse("2022-01-01"))).get(IndicatorKind.CAPACITY);
        assertThat(now.price()).isEqualTo(UnitPrice.ofYuan("15.50"));
        assertThat(now.effectiveTo()).isEmpty();
        assertThat(await(prices.all()))
                .filteredOn(price -> price.indicator() == IndicatorKind.CAPACITY)
                .hasSize(2);
    }

    @Test
    void z10_08_4_aPriceIsNeverChangedInPlace(TestDatabase database) {
        GuidePrices prices = new GuidePrices(database.application(), Clock.systemUTC());
        await(prices.set(price(IndicatorKind.PADDY, "2022-01-01", "10.00"), "usr_a", "usr_b"));
        assertThatThrownBy(() -> await(prices.set(price(IndicatorKind.PADDY, "2022-01-01", "11.00"), "usr_a", "usr_b")))
                .hasMessageContaining("another guide price of PADDY from 2022-01-01");
        assertThatThrownBy(() -> await(prices.set(price(IndicatorKind.PADDY, "2021-01-01", "11.00"), "usr_a", "usr_b")))
                .hasMessageContaining("a later guide price of PADDY");
        assertThatThrownBy(() -> await(prices.set(price(IndicatorKind.PADDY, "2023-01-01", "11.00"), "usr_a", "usr_a")))
                .isInstanceOf(io.vertx.pgclient.PgException.class);
        assertThatThrownBy(() -> await(database.administrator()
                        .query("UPDATE policy.guide_price SET upkeep_fen = 1")
                        .execute()))
                .hasMessageContaining("append-only");
    }
}
