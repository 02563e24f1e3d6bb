package io.quotaexchange.oversight;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.pricing.GuidePrice;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.UnitPrice;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundPlans;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The policy of an export: rulebooks, guide prices, divisions and pairs; and the plan that each round must have by them. */
final class PolicyCheck {
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final ClauseCatalogue catalogue = ClauseCatalogue.shipped();
    private final Map<String, Rulebook> rulebooks = new LinkedHashMap<>();
    private final List<GuidePrice> prices = new ArrayList<>();
    private final List<ExportRows.Division> divisions = new ArrayList<>();
    private final List<ExportRows.Pair> pairs = new ArrayList<>();

    void rulebook(long number, String line) {
        ExportRows.Adopted row =
                JsonLine.read(ArchiveFile.RULEBOOKS, number, line, ExportRows.Adopted::read, ExportRows.Adopted::json);
        if (row.maker().equals(row.approver())) {
            throw new InvalidArchiveException(
                    ArchiveFile.RULEBOOKS.fileName(), number, "was adopted and approved by one person");
        }
        try {
            Rulebook rulebook = RulebookDocument.parse(row.document(), catalogue);
            rulebooks.put(rulebook.digest(), rulebook);
        } catch (RuntimeException e) {
            throw new InvalidArchiveException(ArchiveFile.RULEBOOKS.fileName(), number, e.getMessage());
        }
    }

    void price(long number, String line) {
        ExportRows.Price row =
                JsonLine.read(ArchiveFile.GUIDE_PRICES, number, line, ExportRows.Price::read, ExportRows.Price::json);
        if (row.maker().equals(row.approver())) {
            throw new InvalidArchiveException(
                    ArchiveFile.GUIDE_PRICES.fileName(), number, "was set and approved by one person");
        }
        prices.add(new GuidePrice(
                IndicatorKind.valueOf(row.indicator()),
                row.landClass().map(LandClass::valueOf),
                UnitPrice.ofFen(row.averageCostFen()),
                UnitPrice.ofFen(row.compensationFen()),
                UnitPrice.ofFen(row.upkeepFen()),
                row.effectiveFrom(),
                Optional.empty()));
    }

    void division(long number, String line) {
        divisions.add(JsonLine.read(
                ArchiveFile.DIVISIONS, number, line, ExportRows.Division::read, ExportRows.Division::json));
    }

    void pairing(long number, String line) {
        ExportRows.Pair pair =
                JsonLine.read(ArchiveFile.PAIRINGS, number, line, ExportRows.Pair::read, ExportRows.Pair::json);
        if (pair.maker().isPresent() && pair.maker().equals(pair.approver())) {
            throw new InvalidArchiveException(
                    ArchiveFile.PAIRINGS.fileName(), number, "was made and approved by one person");
        }
        pair.end().flatMap(end -> fault(pair, end)).ifPresent(fault -> {
            throw new InvalidArchiveException(ArchiveFile.PAIRINGS.fileName(), number, fault);
        });
        pairs.add(pair);
    }

    /** A pair ends on the day on which that is decided at the earliest. Clause: Z10-21.1. */
    private static Optional<String> fault(ExportRows.Pair pair, ExportRows.PairEnd end) {
        if (end.maker().equals(end.approver())) {
            return Optional.of("was ended and approved by one person");
        }
        // Between the decision and its record midnight may have passed.
        boolean early = end.validTo().isBefore(CivilDay.of(end.recordedAt().minus(MOMENT)))
                || end.validTo().isBefore(pair.validFrom());
        return early ? Optional.of("was ended for days that had passed (Z10-21.1)") : Optional.empty();
    }

    Optional<Rulebook> rulebookOf(String digest) {
        return Optional.ofNullable(rulebooks.get(digest));
    }

    /** The rulebook in force on a day: of several the one that began last, then by id, then the latest version. */
    Optional<Rulebook> inForce(LocalDate day) {
        return rulebooks.values().stream()
                .filter(rulebook -> rulebook.isInForce(day))
                .min(Comparator.comparing(Rulebook::effectiveFrom)
                        .reversed()
                        .thenComparing(Rulebook::id)
                        .thenComparing(Rulebook::version, Comparator.reverseOrder()));
    }

    boolean isCounty(String code, LocalDate day) {
        return divisions.stream().anyMatch(division -> division.code().equals(code) && division.isValid(day));
    }

    /** Whether a division ended and another one took over. Clause: M13-03.1. */
    boolean isSuccessor(String ended, String successor) {
        return divisions.stream()
                .anyMatch(division -> division.code().equals(ended)
                        && division.validTo().isPresent()
                        && division.successor().equals(Optional.of(successor)));
    }

    int priceCount() {
        return prices.size();
    }

    /** The guide price of an indicator on a day, of a class of land where one is named. */
    Optional<GuidePrice> priceOn(LocalDate day, IndicatorKind indicator, Optional<LandClass> land) {
        return prices.stream()
                .filter(price -> price.indicator() == indicator
                        && price.landClass().equals(land)
                        && !price.effectiveFrom().isAfter(day))
                .max(Comparator.comparing(GuidePrice::effectiveFrom));
    }

    /** Whether two counties were a pair on a day. Clause: Z10-21.1. */
    boolean arePaired(String one, String other, LocalDate day) {
        return pairs.stream()
                .anyMatch(pair -> pair.isOn(day)
                        && (pair.first().equals(one) && pair.second().equals(other)
                                || pair.first().equals(other) && pair.second().equals(one)));
    }

    /** The guide prices in force on a day, whatever the class of land. */
    Map<IndicatorKind, GuidePrice> pricesOn(LocalDate day) {
        Map<IndicatorKind, GuidePrice> inForce = new EnumMap<>(IndicatorKind.class);
        for (GuidePrice price : prices) {
            GuidePrice before = inForce.get(price.indicator());
            if (price.landClass().isEmpty()
                    && !price.effectiveFrom().isAfter(day)
                    && (before == null || price.effectiveFrom().isAfter(before.effectiveFrom()))) {
                inForce.put(price.indicator(), price);
            }
        }
        return inForce;
    }

    /** The plan that a round with this one's name and day must have; empty if its rulebook is not in the export. */
    Optional<RoundPlan> planLike(RoundPlan given, String province) {
        Rulebook rulebook = rulebooks.get(given.rulebookDigest());
        if (rulebook == null) {
            return Optional.empty();
        }
        LocalDate day = given.day();
        Map<IndicatorKind, GuidePrice> inForce = pricesOn(day);
        TreeSet<String> assisted = new TreeSet<>();
        divisions.stream()
                .filter(division -> division.assisted() && division.isValid(day))
                .forEach(division -> assisted.add(division.code()));
        List<Pairings.Pair> paired = pairs.stream()
                .filter(pair -> pair.isOn(day))
                .map(pair -> Pairings.Pair.of(pair.first(), pair.second()))
                .toList();
        return Optional.of(RoundPlans.draw(
                new RoundPlans.Title(given.id(), given.nameZh(), given.nameEn(), given.generated()),
                province,
                day,
                rulebook,
                inForce,
                new Pairings(paired),
                assisted,
                given.stages().stream().map(RoundPlan.Stage::kind).distinct().toList()));
    }
}
