package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.quantity.IndicatorKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report of a round's market, reckoned by hand. */
final class MarketReportTest {
    private static final Instant AT = Instant.parse("2018-06-01T01:00:00Z");

    private final RoundState state = new RoundState();
    private long seq;

    private void happens(RoundEvent event) {
        state.apply(event, AT);
    }

    private void enter(Order order) {
        happens(new RoundEvent.OrderEntered(++seq, order));
    }

    private static Order.Bid bid(String id, String county, long amount, long limitFen) {
        return new Order.Bid(id, county, IndicatorKind.QUANTITY, amount, limitFen, "m", "a");
    }

    private static Award award(int number, String seller, String buyer, long amount, long priceFen) {
        return new Award(
                "awd_test-1_3_000" + number,
                "rnd_test-1",
                3,
                seller,
                buyer,
                IndicatorKind.QUANTITY,
                amount,
                priceFen,
                IndicatorKind.QUANTITY.value(amount, priceFen),
                false,
                "bid_" + number,
                "lst_" + number,
                "00",
                "00");
    }

    private static JsonObject quantity(JsonObject report) {
        return report.getJsonArray("indicators").stream()
                .map(JsonObject.class::cast)
                .filter(json -> json.getString("indicator").equals("QUANTITY"))
                .findFirst()
                .orElseThrow();
    }

    private void orders() {
        happens(SampleRound.opened());
        enter(SampleRound.listing("lst_1", "331126", 60_000));
        enter(SampleRound.listing("lst_2", "330881", 40_000));
        enter(bid("bid_1", "330281", 30_000, 8_000_000));
        enter(bid("bid_2", "330106", 30_200, 8_100_000));
        enter(bid("bid_3", "330106", 30_000, 8_300_000));
        enter(bid("bid_4", "330421", 31_000, 8_100_000));
        enter(bid("bid_5", "330182", 28_800, 7_000_000));
        happens(new RoundEvent.OrderWithdrawn("bid_5", new Signed("m", "a")));
    }

    @Test
    void m13_05_8_volumePricesCoverAndConcentration() {
        orders();
        happens(new RoundEvent.StageCleared(
                3,
                "",
                "",
                List.of(
                        award(1, "331126", "330281", 30_000, 8_000_000),
                        award(2, "331126", "330106", 20_000, 8_300_000),
                        award(3, "330881", "330106", 10_000, 8_300_000))));
        JsonObject report = MarketReport.of(state);
        JsonObject quantity = quantity(report);
        assertThat(quantity.getString("listed")).isEqualTo("10.0000");
        assertThat(quantity.getString("asked")).isEqualTo("12.1200");
        assertThat(quantity.getString("coverRatio")).isEqualTo("1.2120");
        assertThat(quantity.getString("sold")).isEqualTo("6.0000");
        assertThat(quantity.getString("soldShare")).isEqualTo("0.6000");
        assertThat(quantity.getString("lowestPrice")).isEqualTo("80000.00");
        assertThat(quantity.getString("highestPrice")).isEqualTo("83000.00");
        // (3 × 80,000 + 3 × 83,000) / 6
        assertThat(quantity.getString("averagePrice")).isEqualTo("81500.00");
        JsonObject sellers = quantity.getJsonObject("sellers");
        assertThat(sellers.getInteger("counties")).isEqualTo(2);
        // (5/6)² + (1/6)² = 26/36
        assertThat(sellers.getString("concentration")).isEqualTo("0.7222");
        assertThat(sellers.getJsonArray("largest").getJsonObject(0).getString("share"))
                .isEqualTo("0.8333");
        assertThat(quantity.getJsonObject("buyers").getString("concentration")).isEqualTo("0.5000");
    }

    @Test
    void m13_05_8_bidsOfDifferentCountiesThatAreNearlyTheSameAndOrdersTakenBack() {
        orders();
        JsonObject report = MarketReport.of(state);
        JsonArray similar = report.getJsonArray("similarBids");
        assertThat(similar).hasSize(1);
        assertThat(similar.getJsonObject(0).getJsonObject("one").getString("order"))
                .isEqualTo("bid_1");
        assertThat(similar.getJsonObject(0).getJsonObject("other").getString("order"))
                .isEqualTo("bid_2");
        assertThat(report.getJsonArray("withdrawn"))
                .containsExactly(new JsonObject()
                        .put("order", "bid_5")
                        .put("kind", "BID")
                        .put("county", "330182"));
    }

    @Test
    void m13_05_5_ofSealedBidsNothingIsSaidButHowManyThereAre() {
        happens(SampleRound.opened());
        enter(new Order.SealedBid("bid_1", "330281", "00", "ffee", "m", "a"));
        enter(new Order.SealedBid("bid_2", "330106", "00", "eeff", "m", "a"));
        JsonObject report = MarketReport.of(state);
        assertThat(report.getInteger("sealedBids")).isEqualTo(2);
        assertThat(quantity(report).getString("asked")).isEqualTo("0.0000");
        assertThat(report.encode()).doesNotContain("ffee", "330281");
    }
}
