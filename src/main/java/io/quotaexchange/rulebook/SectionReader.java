package io.quotaexchange.rulebook;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.quantity.Ratio;
import io.quotaexchange.quantity.UnitPrice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the sections of a rulebook but the intake. */
final class SectionReader {
    private static final int GRADES = 15;
    private static final int MOST_KG_PER_HECTARE = 100_000;
    private static final int MOST_OUTAGE_SECONDS = 86_400;
    private static final int MOST_DAYS = 3_660;

    private final RulingReader rulings;

    SectionReader(RulingReader rulings) {
        this.rulings = rulings;
    }

    Trading trading(DocumentReader section) {
        Trading trading = new Trading(
                rulings.rulings(section, "mechanisms", place -> place.choice("value", Mechanism.class)),
                stages(section),
                rulings.ruling(section, "sharing", place -> place.choice("value", Sharing.class)),
                rulings.ruling(section, "largestBuyerShare", SectionReader::ratio),
                rulings.rulings(section, "precedence", place -> place.choice("value", Precedence.class)),
                section.optionalObject("agreement").map(place -> rulings.ruling(place, it -> it.flag("value"))));
        for (Trading.Stage stage : trading.stages()) {
            if (!trading.permits(stage.mechanism())) {
                section.note("stages", stage.kind() + " uses " + stage.mechanism() + ", which is not permitted");
            }
        }
        return trading;
    }

    private List<Trading.Stage> stages(DocumentReader section) {
        List<Trading.Stage> stages = new ArrayList<>();
        for (DocumentReader place : section.objects("stages")) {
            stages.add(new Trading.Stage(
                    place.choice("kind", StageKind.class),
                    place.choice("mechanism", Mechanism.class),
                    place.text("zh"),
                    place.text("en"),
                    rulings.clauses(place, "clauses")));
        }
        return stages;
    }

    Pricing pricing(DocumentReader section) {
        Pricing pricing = new Pricing(
                rulings.ruling(section, "bandBelow", SectionReader::ratio),
                rulings.ruling(section, "bandAbove", SectionReader::ratio),
                rulings.byConstant(section, "ticks", IndicatorKind.class, SectionReader::price),
                rulings.ruling(section, "keyProjectShare", SectionReader::ratio),
                section.has("landClasses")
                        ? rulings.rulings(section, "landClasses", place -> place.choice("value", LandClass.class))
                        : List.of());
        for (Ruling<LandClass> land : pricing.landClasses()) {
            if (!land.value().isCultivated()) {
                section.note("landClasses", land.value() + " is no class of farmland");
            }
        }
        pricing.ticks().forEach((indicator, tick) -> {
            if (tick.value().fen() == 0) {
                section.note("ticks/" + indicator, "is zero");
            }
        });
        return pricing;
    }

    Pool pool(DocumentReader section) {
        return new Pool(
                rulings.byConstant(section, "levy", IndicatorKind.class, SectionReader::ratio),
                rulings.ruling(section, "coverRatio", SectionReader::ratio));
    }

    Ruling<GradeTable> grades(DocumentReader document, String key) {
        return rulings.ruling(document, key, place -> {
            List<Integer> rows = new ArrayList<>();
            DocumentReader table = place.object("value");
            for (int grade = 1; grade <= GRADES; grade++) {
                rows.add(table.whole(Integer.toString(grade), 1, MOST_KG_PER_HECTARE));
            }
            for (int i = 1; i < rows.size(); i++) {
                if (rows.get(i) >= rows.get(i - 1)) {
                    place.note("value/" + (i + 1), "is not below the grade before it");
                }
            }
            return new GradeTable(rows);
        });
    }

    Eligibility eligibility(DocumentReader section) {
        return new Eligibility(
                rulings.ruling(section, "taskMet", place -> place.flag("value")),
                rulings.ruling(section, "ownProjectsBalanced", place -> place.flag("value")),
                rulings.ruling(section, "notSuspended", place -> place.flag("value")),
                rulings.ruling(section, "shortageDeclared", place -> place.flag("value")),
                section.optionalObject("keyProjectCertified")
                        .map(place -> rulings.ruling(place, it -> it.flag("value"))));
    }

    Terms terms(DocumentReader section) {
        return new Terms(
                rulings.ruling(section, "noticeDays", SectionReader::days),
                rulings.ruling(section, "publicityDays", SectionReader::days),
                rulings.ruling(section, "contractDays", SectionReader::days),
                rulings.ruling(section, "paymentDays", SectionReader::days),
                rulings.ruling(section, "deposit", SectionReader::ratio),
                rulings.ruling(section, "exclusionMonths", place -> place.whole("value", 0, 120)),
                rulings.rulings(section, "proceedsUses", place -> place.text("value")),
                section.optionalObject("outageSeconds")
                        .map(place -> rulings.ruling(place, it -> it.whole("value", 0, MOST_OUTAGE_SECONDS))),
                section.optionalObject("lotSizes").map(this::lotSizes).orElse(List.of()),
                section.optionalObject("trusted").map(this::trusted).orElse(Map.of()));
    }

    /** Amounts as printed: hectares with four decimals, or whole kilograms. */
    private List<Ruling<LotSize>> lotSizes(DocumentReader sizes) {
        List<Ruling<LotSize>> found = new ArrayList<>();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            sizes.optionalObject(indicator.name())
                    .map(place -> rulings.ruling(place, it -> lotSize(indicator, it)))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static LotSize lotSize(IndicatorKind indicator, DocumentReader place) {
        return new LotSize(
                indicator,
                place.parsed("minimum", text -> lotAmount(indicator, text), 1L),
                place.parsed("multiple", text -> lotAmount(indicator, text), 1L));
    }

    private static long lotAmount(IndicatorKind indicator, String text) {
        long amount = indicator.parseAmount(text);
        if (amount <= 0) {
            throw new IllegalArgumentException("must be above zero");
        }
        return amount;
    }

    /** Clause: Z10-06.2. */
    private Map<TrustedAct, Ruling<Money>> trusted(DocumentReader section) {
        Map<TrustedAct, Ruling<Money>> limits = new EnumMap<>(TrustedAct.class);
        for (TrustedAct act : TrustedAct.values()) {
            section.optionalObject(act.name())
                    .ifPresent(place -> limits.put(
                            act, rulings.ruling(place, it -> it.parsed("value", Money::ofYuan, Money.ZERO))));
        }
        return limits;
    }

    private static Integer days(DocumentReader place) {
        return place.whole("value", 0, MOST_DAYS);
    }

    private static Ratio ratio(DocumentReader place) {
        return place.parsed("value", Ratio::of, new Ratio(0));
    }

    private static UnitPrice price(DocumentReader place) {
        return place.parsed("value", UnitPrice::ofYuan, UnitPrice.ofFen(1));
    }
}
