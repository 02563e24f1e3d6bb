package io.quotaexchange.demo;

import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.pricing.PriceBand;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Pairing;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * A province with its projects and one round's orders: real geography, everything else invented from a seed.
 *
 * @param counties of today and former ones, in order of code
 * @param standing tasks, own balance, suspension and declarations of shortage
 * @param projects about 400, as counties file them; some the rules refuse
 * @param listings of every county with surplus; those of counties that may not sell are to be refused
 * @param requests of key projects; those of counties that declared no shortage are to be refused
 * @param bids of other projects, likewise
 */
public record DemoProvince(
        long seed,
        List<County> counties,
        List<Pairing> pairings,
        List<GuidePrice> guidePrices,
        List<StandingFact> standing,
        List<ProjectFiling> projects,
        List<DemoListing> listings,
        List<DemoRequest> requests,
        List<DemoBid> bids) {
    /** Division code of the province. */
    public static final String PROVINCE = "330000";

    /** The rulebook it is made for. */
    public static final String RULEBOOK = "zhejiang-2018";

    /** The day of the round, on which eligibility and prices are looked at. */
    public static final LocalDate DAY = LocalDate.of(2022, 6, 15);

    /** Of the round, in the ids of its orders. */
    public static final String ROUND = "2022-1";

    /** The same province every time for the same seed, by the rulebook that ships with the program. */
    public static DemoProvince generate(long seed) {
        return generate(
                seed, RulebookDocument.parse(RulebookDocument.shippedText(RULEBOOK), ClauseCatalogue.shipped()));
    }

    /** The same province every time for the same seed and rulebook. */
    static DemoProvince generate(long seed, Rulebook rulebook) {
        Draw draw = new Draw(seed);
        Geography geography = Geography.read();
        List<ProjectFiling> projects =
                new ProjectDraws(draw.of("projects"), rulebook.grades().value()).draw(geography, DAY);
        SortedMap<String, IndicatorVector> reserves = Surplus.byCounty(projects, rulebook);
        List<String> sellers = sellers(geography);
        StandingDraws.Standing standing = new StandingDraws(draw.of("standing")).draw(geography, sellers, DAY);
        Map<IndicatorKind, PriceBand> bands = DemoPrices.bands(rulebook.pricing());
        List<DemoListing> listings = new ListingDraws(draw.of("listings"), bands).draw(sellers, reserves);
        Map<IndicatorKind, Long> listed = listed(listings, standing.barred());
        return new DemoProvince(
                seed,
                geography.counties(),
                geography.pairings(),
                DemoPrices.all(),
                standing.facts(),
                List.copyOf(projects),
                List.copyOf(listings),
                List.copyOf(new RequestDraws(draw.of("requests")).draw(geography.shortCounties(), listed)),
                List.copyOf(new BidDraws(draw.of("bids"), bands).draw(geography.shortCounties(), listed)));
    }

    /** Mountain and hill counties that are not short themselves. */
    private static List<String> sellers(Geography geography) {
        List<String> asking = geography.shortCounties().stream()
                .map(Geography.ShortCounty::code)
                .toList();
        return geography.on(DAY).stream()
                .map(County::code)
                .filter(code -> geography.terrain().get(code) != Terrain.PLAIN && !asking.contains(code))
                .toList();
    }

    private static Map<IndicatorKind, Long> listed(List<DemoListing> listings, Set<String> barred) {
        Map<IndicatorKind, Long> listed = new EnumMap<>(IndicatorKind.class);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            listed.put(
                    indicator,
                    listings.stream()
                            .filter(listing -> listing.indicator() == indicator && !barred.contains(listing.county()))
                            .mapToLong(DemoListing::amount)
                            .sum());
        }
        return listed;
    }

    static String id(String prefix, int number) {
        return prefix + "_" + ROUND + "_" + "%04d".formatted(number);
    }

    /** Outlines of the counties by code, schematic, as GeoJSON. */
    public static String map() {
        return DemoFiles.text("zhejiang/map/counties.geo.json");
    }
}
