package io.quotaexchange.demo;

import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Draws what key projects ask: sized by what is listed, so that pairs cannot fill their partners, a few counties ask for more than
 * one county may take, and something is left for the others to bid for.
 */
final class RequestDraws {
    private static final int REQUESTS = 60;
    private static final int OF_UNDECLARED_COUNTIES = 2;

    /** Counties that build much, all of them paired. */
    private static final List<String> HEAVY = List.of("330106", "330212", "330282", "330603", "330782");

    /** In hundredths of a percent of what is listed: what all requests of heavy counties ask, and all of the others. */
    private static final long HEAVY_SHARE = 7_000;

    private static final long OTHER_SHARE = 2_400;
    private static final long STEP = 100;

    private final Draw draw;
    private final List<Map<String, String>> patterns = DemoFiles.csv("zhejiang/key-projects.csv");

    RequestDraws(Draw draw) {
        this.draw = draw;
    }

    /** A request before its amounts are known. */
    private record Sketch(Geography.ShortCounty county, Map<String, String> pattern, int weight, boolean heavy) {}

    /** @param listed m² and kg that counties which may sell have listed, by indicator */
    List<DemoRequest> draw(List<Geography.ShortCounty> counties, Map<IndicatorKind, Long> listed) {
        List<Sketch> sketches = sketches(counties);
        List<DemoRequest> requests = new ArrayList<>();
        Map<IndicatorKind, List<Sketch>> asking = new EnumMap<>(IndicatorKind.class);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            asking.put(
                    indicator,
                    sketches.stream().filter(sketch -> asks(indicator)).toList());
        }
        for (Sketch sketch : sketches) {
            Map<IndicatorKind, Long> amounts = new EnumMap<>(IndicatorKind.class);
            asking.forEach((indicator, askers) -> {
                if (askers.contains(sketch)) {
                    amounts.put(indicator, amount(sketch, askers, listed.get(indicator)));
                }
            });
            if (amounts.isEmpty()) {
                amounts.put(IndicatorKind.QUANTITY, 30_000L);
            }
            requests.add(request(requests.size() + 1, sketch, amounts));
        }
        return requests;
    }

    private List<Sketch> sketches(List<Geography.ShortCounty> counties) {
        List<Geography.ShortCounty> heavy = counties.stream()
                .filter(county -> HEAVY.contains(county.code()))
                .toList();
        List<Geography.ShortCounty> others = counties.stream()
                .filter(county -> county.declared() && !HEAVY.contains(county.code()))
                .toList();
        List<Geography.ShortCounty> undeclared =
                counties.stream().filter(county -> !county.declared()).toList();
        List<Sketch> sketches = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < REQUESTS; i++) {
            int block = i / patterns.size();
            Map<String, String> pattern = patterns.get((i + block * 5) % patterns.size());
            if (i % patterns.size() < HEAVY.size()) {
                sketches.add(new Sketch(heavy.get((block + i) % heavy.size()), pattern, draw.between(8, 12), true));
            } else if (i >= REQUESTS - OF_UNDECLARED_COUNTIES) {
                sketches.add(new Sketch(undeclared.get(i % undeclared.size()), pattern, draw.between(4, 12), false));
            } else {
                // 11 has no factor in common with the number of counties: each is met once before any is met again.
                sketches.add(new Sketch(others.get(next++ * 11 % others.size()), pattern, draw.between(4, 12), false));
            }
        }
        return sketches;
    }

    private boolean asks(IndicatorKind indicator) {
        return draw.chance(
                switch (indicator) {
                    case QUANTITY -> 90;
                    case CAPACITY -> 75;
                    case PADDY -> 50;
                });
    }

    private static long amount(Sketch sketch, List<Sketch> askers, long listed) {
        long weights = askers.stream()
                .filter(other -> other.heavy() == sketch.heavy())
                .mapToLong(Sketch::weight)
                .sum();
        long share = sketch.heavy() ? HEAVY_SHARE : OTHER_SHARE;
        return Math.max(STEP, listed * share / 10_000 * sketch.weight() / weights / STEP * STEP);
    }

    private DemoRequest request(int number, Sketch sketch, Map<IndicatorKind, Long> amounts) {
        int tier = Integer.parseInt(sketch.pattern().get("tier"));
        return new DemoRequest(
                DemoProvince.id("req", number),
                sketch.county().code(),
                sketch.pattern().get("zh").replace("{zh}", sketch.county().name()),
                sketch.pattern().get("en").replace("{en}", sketch.county().en()),
                tier,
                amounts,
                Boolean.parseBoolean(sketch.pattern().get("divisible")),
                tier <= 2 || draw.chance(50));
    }
}
