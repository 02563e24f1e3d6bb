package io.quotaexchange.pool;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.PriceBand;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.rulebook.Construction;
import io.quotaexchange.rulebook.Rulebook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may draw how much from the pool, and at which price; what a county is paid. Pure. Clause: Z10-07.3, Z10-10.2. */
public final class PoolRules {
    private PoolRules() {}

    /**
     * What stands against a draw, but for what the pool holds.
     *
     * @param need of the project, m² and kg
     * @param rules of the day of the draw
     */
    public static List<Refusal> against(
            PoolDraw draw, ConstructionProject project, IndicatorVector need, Rulebook rules) {
        List<Refusal> refusals = new ArrayList<>();
        if (draw.maker().equals(draw.approver())) {
            refusals.add(PoolRefusal.SAME_PERSON.refusal());
        }
        boolean permitted =
                rules.construction().filter(it -> it.mayDraw(project.sort())).isPresent();
        if (!permitted) {
            refusals.add(PoolRefusal.USE_NOT_PERMITTED.refusal(
                    project.sort().zh(), project.sort().en()));
        }
        if (draw.amounts().equals(IndicatorVector.ZERO)) {
            refusals.add(PoolRefusal.NOTHING_ASKED.refusal());
        }
        for (IndicatorKind indicator : IndicatorKind.values()) {
            long gap = Math.max(0, need.get(indicator) - draw.free().get(indicator));
            long most = rules.pool().coverRatio().value().floorOf(gap);
            if (draw.amounts().get(indicator) > most) {
                refusals.add(PoolRefusal.ABOVE_SHARE.refusal(
                        indicator,
                        indicator.printAmount(draw.amounts().get(indicator)),
                        indicator.printAmount(gap),
                        rules.pool().coverRatio().value().text()));
            }
        }
        return refusals;
    }

    /** The last day on which a draw may be paid. @param rules of the day of the draw. Clause: M13-05.8 */
    public static LocalDate payBy(PoolDraw draw, Rulebook rules) {
        return draw.on().plusDays(rules.terms().paymentDays().value());
    }

    /** What the pool lacks. Clause: Z10-07.1. */
    public static List<Refusal> held(IndicatorVector amounts, IndicatorVector pool) {
        List<Refusal> refusals = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (amounts.get(indicator) > pool.get(indicator)) {
                refusals.add(PoolRefusal.POOL_SHORT.refusal(
                        indicator,
                        indicator.printAmount(pool.get(indicator)),
                        indicator.printAmount(amounts.get(indicator))));
            }
        }
        return refusals;
    }

    /** The fixed prices of key projects; empty unless each indicator has a guide price. Clause: M13-05.4. */
    public static Optional<Map<IndicatorKind, UnitPrice>> prices(Map<IndicatorKind, GuidePrice> guide, Rulebook rules) {
        Map<IndicatorKind, UnitPrice> fixed = new EnumMap<>(IndicatorKind.class);
        guide.forEach((indicator, price) ->
                fixed.put(indicator, PriceBand.around(price, rules.pricing()).fixed()));
        return fixed.size() == IndicatorKind.values().length ? Optional.of(fixed) : Optional.empty();
    }

    /** Fen per mu that is paid for what the pool took; zero where the rulebook has none. Clause: Z10-07.4. */
    public static UnitPrice subsidy(Rulebook rules) {
        return rules.construction()
                .map(Construction::poolSubsidy)
                .map(ruling -> ruling.value())
                .orElse(UnitPrice.ofFen(0));
    }
}
