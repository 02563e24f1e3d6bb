package io.quotaexchange.demo;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a key project needs.
 *
 * @param tier 1 is served first
 * @param amounts m² or kg by indicator
 * @param divisible false: all of it or nothing
 * @param poolEligible whether the provincial pool may cover a share of its gap
 */
public record DemoRequest(
        String id,
        String county,
        String projectZh,
        String projectEn,
        int tier,
        Map<IndicatorKind, Long> amounts,
        boolean divisible,
        boolean poolEligible) {
    public DemoRequest {
        amounts = Collections.unmodifiableMap(new EnumMap<>(amounts));
    }
}
