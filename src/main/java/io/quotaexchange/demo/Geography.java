package io.quotaexchange.demo;

import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Pairing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Zhejiang as the demonstration knows it.
 *
 * @param counties those of today and two former ones, in order of code
 */
record Geography(
        List<County> counties, List<Pairing> pairings, Map<String, Terrain> terrain, List<ShortCounty> shortCounties) {
    /** Codes whose beginning the sources do not date are valid since before every project here. */
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private static final LocalDate PAIRED_SINCE = LocalDate.of(2002, 1, 1);

    /**
     * A county that asks for indicators.
     *
     * @param en its name in Latin script
     * @param declared whether it has declared that it cannot balance at home
     */
    record ShortCounty(String code, String name, String en, boolean declared) {}

    static Geography read() {
        Map<String, Integer> firstYears = new TreeMap<>();
        DemoFiles.csv("zhejiang/new-counties.csv")
                .forEach(row -> firstYears.put(row.get("code"), Integer.valueOf(row.get("firstYear"))));
        List<County> counties = new ArrayList<>();
        for (Map<String, String> row : DemoFiles.csv("zhejiang/counties.csv")) {
            Integer firstYear = firstYears.get(row.get("code"));
            counties.add(county(row, firstYear == null ? LONG_AGO : LocalDate.of(firstYear, 1, 1), null));
        }
        for (Map<String, String> row : DemoFiles.csv("zhejiang/former-counties.csv")) {
            int lastYear = Integer.parseInt(row.get("lastYear"));
            counties.add(county(row, LONG_AGO, LocalDate.of(lastYear, 12, 31)));
        }
        counties.sort(java.util.Comparator.comparing(County::code));
        return new Geography(List.copyOf(counties), readPairings(), terrain(counties), shortCounties(counties));
    }

    private static County county(Map<String, String> row, LocalDate from, LocalDate to) {
        return new County(
                row.get("code"),
                row.get("name"),
                row.get("city"),
                row.get("type"),
                Boolean.parseBoolean(row.get("assisted")),
                from,
                java.util.Optional.ofNullable(to),
                List.of());
    }

    private static List<Pairing> readPairings() {
        return DemoFiles.csv("zhejiang/pairings.csv").stream()
                .map(row ->
                        new Pairing("SHANHAI", row.get("mountain"), row.get("partner"), row.get("basis"), PAIRED_SINCE))
                .toList();
    }

    private static Map<String, Terrain> terrain(List<County> counties) {
        Set<String> hills = new HashSet<>();
        DemoFiles.csv("zhejiang/hill-counties.csv").forEach(row -> hills.add(row.get("code")));
        Map<String, Terrain> terrain = new TreeMap<>();
        for (County county : counties) {
            terrain.put(
                    county.code(),
                    county.assisted()
                            ? Terrain.MOUNTAIN
                            : hills.contains(county.code()) ? Terrain.HILL : Terrain.PLAIN);
        }
        return terrain;
    }

    private static List<ShortCounty> shortCounties(List<County> counties) {
        Map<String, String> names = new TreeMap<>();
        counties.forEach(county -> names.put(county.code(), county.name()));
        return DemoFiles.csv("zhejiang/short-counties.csv").stream()
                .map(row -> new ShortCounty(
                        row.get("code"),
                        names.get(row.get("code")),
                        row.get("en"),
                        Boolean.parseBoolean(row.get("declared"))))
                .toList();
    }

    /** Counties that exist on a day. */
    List<County> on(LocalDate day) {
        return counties.stream()
                .filter(county -> !day.isBefore(county.validFrom())
                        && county.validTo().map(last -> !day.isAfter(last)).orElse(true))
                .toList();
    }
}
