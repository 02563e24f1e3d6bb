package io.quotaexchange.round;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.PriceBand;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.StageKind;
import io.quotaexchange.rulebook.Trading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
        return draw(
                title,
                province,
                day,
                rulebook,
                prices,
                pairings,
                assisted,
                rulebook.trading().stages().stream()
                        .filter(stage -> rulebook.trading().permits(stage.mechanism()))
                        .map(Trading.Stage::kind)
                        .toList());
    }

    /**
     * @param kinds of stages that the round has, in their order; the rulebook permits each of them
     * @throws IllegalArgumentException if it does not, or they are out of order
     */
    public static RoundPlan draw(
            Title title,
            String province,
            LocalDate day,
            Rulebook rulebook,
            Map<IndicatorKind, GuidePrice> prices,
            Pairings pairings,
            SortedSet<String> assisted,
            List<StageKind> kinds) {
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
                stages(rulebook.trading(), kinds, bands));
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
    private static List<RoundPlan.Stage> stages(
            Trading trading, List<StageKind> kinds, Map<IndicatorKind, RoundPlan.Price> bands) {
        List<RoundPlan.Stage> stages = new ArrayList<>();
        int before = -1;
        for (StageKind kind : kinds) {
            Trading.Stage stage = stage(trading, kind)
                    .orElseThrow(() -> new IllegalArgumentException("the rulebook does not permit " + kind));
            if (kind.ordinal() <= before) {
                throw new IllegalArgumentException(kind + " is out of its order, or there twice");
            }
            before = kind.ordinal();
            if (kind.isByIndicator()) {
                for (IndicatorKind indicator : bands.keySet()) {
                    stages.add(stage(stages.size() + 1, stage, Optional.of(indicator)));
                }
            } else {
                stages.add(stage(stages.size() + 1, stage, Optional.empty()));
            }
        }
        return stages;
    }

    /** The kinds of stages that a rulebook permits, in the order in which a round may have them. */
    public static List<StageKind> permitted(Trading trading) {
        return Arrays.stream(StageKind.values())
                .filter(kind -> stage(trading, kind).isPresent())
                .toList();
    }

    /** As the rulebook has it among its stages, or else made of the ruling that permits its mechanism. */
    private static Optional<Trading.Stage> stage(Trading trading, StageKind kind) {
        Optional<Trading.Stage> named = trading.stages().stream()
                .filter(stage -> stage.kind() == kind)
                .filter(stage -> trading.permits(stage.mechanism()))
                .findFirst();
        return named.or(() -> trading.mechanisms().stream()
                .filter(ruling -> kind.isMechanism() && ruling.value().name().equals(kind.name()))
                .findFirst()
                .map(ruling ->
                        new Trading.Stage(kind, ruling.value(), ruling.zh(), ruling.en(), List.of(ruling.clause()))));
    }

    private static RoundPlan.Stage stage(int number, Trading.Stage stage, Optional<IndicatorKind> indicator) {
        return new RoundPlan.Stage(
                number, stage.kind(), stage.mechanism(), indicator, stage.zh(), stage.en(), stage.clauses());
    }
}
