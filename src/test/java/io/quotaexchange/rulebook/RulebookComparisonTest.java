package io.quotaexchange.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulebookComparisonTest {
    private static JsonObject shipped() {
        return new JsonObject(RulebookDocument.shippedText("zhejiang-2018"));
    }

    @Test
    void aVersionDoesNotDifferFromItself() {
        assertThat(RulebookComparison.of(shipped(), shipped())).isEmpty();
    }

    @Test
    void namesEveryValueThatDiffersWithItsClause() {
        JsonObject other = shipped().put("version", "next");
        other.getJsonObject("trading").getJsonObject("largestBuyerShare").put("value", "0.1000");
        other.getJsonObject("trading").getJsonArray("mechanisms").remove(0);
        List<RulebookComparison.Difference> found = RulebookComparison.of(shipped(), other);
        assertThat(found)
                .extracting(RulebookComparison.Difference::place)
                .containsExactly("version", "trading/mechanisms/PRIORITY_ALLOCATION", "trading/largestBuyerShare");
        assertThat(found.get(1).right()).isEmpty();
        assertThat(found.get(2))
                .isEqualTo(new RulebookComparison.Difference(
                        "trading/largestBuyerShare", "0.0800", "M13-05.8", "0.1000", "M13-05.8"));
    }
}
