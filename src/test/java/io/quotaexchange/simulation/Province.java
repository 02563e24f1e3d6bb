package io.quotaexchange.simulation;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Pairing;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundPlans;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A small province: five counties with surplus, five that are short of land, two pairs, the shipped rulebook. */
final class Province {
    static final String POOL_OWNER = "330000";
    static final LocalDate DAY = LocalDate.of(2022, 6, 15);
    static final List<String> SELLERS = List.of("331126", "331127", "331121", "330824", "330825");
    static final List<String> BUYERS = List.of("330281", "330106", "330421", "330681", "330482");
    static final Rulebook RULEBOOK =
            RulebookDocument.parse(RulebookDocument.shippedText("zhejiang-2018"), ClauseCatalogue.shipped());

    private static final List<Pairing> PAIRINGS = List.of(pair("331126", "330281"), pair("331127", "330421"));

    private Province() {}

    private static Pairing pair(String one, String other) {
        return new Pairing("SHANHAI", one, other, "illustrative", LocalDate.of(2012, 1, 1));
    }

    static List<County> counties() {
        List<String> codes = new java.util.ArrayList<>(SELLERS);
        codes.addAll(BUYERS);
        return codes.stream()
                .map(code -> new County(
                        code,
                        "县" + code,
                        "市",
                        "县",
                        code.startsWith("3311"),
                        LocalDate.of(2000, 1, 1),
                        Optional.empty(),
                        List.of()))
                .toList();
    }

    static List<Pairing> pairings() {
        return PAIRINGS;
    }

    static RoundPlan plan(int number) {
        Map<IndicatorKind, GuidePrice> prices = new EnumMap<>(IndicatorKind.class);
        prices.put(IndicatorKind.QUANTITY, price(IndicatorKind.QUANTITY, "60000.00"));
        prices.put(IndicatorKind.CAPACITY, price(IndicatorKind.CAPACITY, "12.00"));
        prices.put(IndicatorKind.PADDY, price(IndicatorKind.PADDY, "36000.00"));
        return RoundPlans.draw(
                new RoundPlans.Title("rnd_2022-" + number, "第 " + number + " 场", "Round " + number, true),
                POOL_OWNER,
                DAY,
                RULEBOOK,
                prices,
                new Pairings(PAIRINGS.stream()
                        .map(pair -> Pairings.Pair.of(pair.one(), pair.other()))
                        .toList()),
                new TreeSet<>(List.of("331126", "331127", "331121")));
    }

    private static GuidePrice price(IndicatorKind indicator, String yuan) {
        return new GuidePrice(
                indicator,
                UnitPrice.ofYuan(yuan),
                UnitPrice.ofYuan("0.00"),
                UnitPrice.ofYuan("0.00"),
                LocalDate.of(2022, 1, 1),
                Optional.empty());
    }
}
