package io.quotaexchange.round;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.PriceBand;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Trading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Draws up a round's plan from the rulebook and the guide prices in force. Pure. */
public final class RoundPlans {
    private RoundPlans() {}

    /** What a round is called, and whether its orders are generated. */
    public record Title(String id, String nameZh, String nameEn, boolean generated) {}

    /**
     * @param prices in force; an indicator without one is not traded
     * @throws IllegalArgumentException if no multiple of the tick lies in an indicator's band
     */
    public static RoundPlan draw(
            Title title,
            String province,
            LocalDate day,
            Rulebook rulebook,
            Map<IndicatorKind, GuidePrice> prices,
            Pairings pairings,
            SortedSet<String> assisted) {
        Map<IndicatorKind, RoundPlan.Price> bands = new EnumMap<>(IndicatorKind.class);
        prices.forEach((indicator, price) -> bands.put(indicator, band(price, rulebook)));
        return new RoundPlan(
                title.id(),
                title.nameZh(),
                title.nameEn(),
                rulebook.id(),
                rulebook.digest(),
                province,
                title.generated(),
                day,
                bands,
                pairings,
                assisted,
                rulebook.pool().coverRatio().value(),
                rulebook.trading().largestBuyerShare().value(),
                stages(rulebook.trading(), bands));
    }

    /** Clause: M13-05.4, M13-05.8. */
    private static RoundPlan.Price band(GuidePrice price, Rulebook rulebook) {
        PriceBand band = PriceBand.around(price, rulebook.pricing());
        return new RoundPlan.Price(
                band.guide().fen(),
                band.fixed().fen(),
                band.floor().fen(),
                band.cap().fen(),
                band.tick().fen());
    }

    /** A call auction treats one indicator, so it becomes as many stages as indicators are traded. */
    private static List<RoundPlan.Stage> stages(Trading trading, Map<IndicatorKind, RoundPlan.Price> bands) {
        List<RoundPlan.Stage> stages = new ArrayList<>();
        for (Trading.Stage stage : trading.stages()) {
            if (!trading.permits(stage.mechanism())) {
                continue;
            }
            if (stage.kind().isByIndicator()) {
                for (IndicatorKind indicator : bands.keySet()) {
                    stages.add(stage(stages.size() + 1, stage, Optional.of(indicator)));
                }
            } else {
                stages.add(stage(stages.size() + 1, stage, Optional.empty()));
            }
        }
        return stages;
    }

    private static RoundPlan.Stage stage(int number, Trading.Stage stage, Optional<IndicatorKind> indicator) {
        return new RoundPlan.Stage(
                number, stage.kind(), stage.mechanism(), indicator, stage.zh(), stage.en(), stage.clauses());
    }
}
