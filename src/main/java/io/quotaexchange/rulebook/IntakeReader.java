package io.quotaexchange.rulebook;

import io.quotaexchange.platform.document.DocumentReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the intake section of a rulebook. */
final class IntakeReader {
    private static final int RIGHT_ANGLE = 900;
    private static final int WORST_GRADE = 15;

    private final RulingReader rulings;

    IntakeReader(RulingReader rulings) {
        this.rulings = rulings;
    }

    Intake intake(DocumentReader section) {
        return new Intake(
                rulings.ruling(section, "fundingCutOff", place -> place.date("value")),
                fundingBars(section),
                rulings.ruling(section, "plansRequired", place -> place.flag("value")),
                rulings.ruling(section, "ministryFiling", place -> place.flag("value")),
                rulings.ruling(section, "departments", place -> place.choices("value", Department.class)),
                rulings.ruling(section, "steepestSlopeTenths", place -> place.whole("value", 0, RIGHT_ANGLE)),
                rulings.rulings(section, "zones", place -> place.choice("value", Zone.class)),
                evidence(section),
                rulings.ruling(section, "capacityToleranceKg", place -> place.whole("value", 0, 1_000)),
                rulings.ruling(section, "upkeepYears", place -> place.whole("value", 0, 100)),
                section.optionalObject("goodGrade")
                        .map(good -> rulings.ruling(good, place -> place.whole("value", 1, WORST_GRADE))));
    }

    private List<Intake.FundingBar> fundingBars(DocumentReader section) {
        List<Intake.FundingBar> bars = new ArrayList<>();
        for (DocumentReader place : section.objects("fundingBars")) {
            bars.add(new Intake.FundingBar(
                    place.choices("types", ProjectType.class),
                    rulings.ruling(place, bar -> bar.choices("value", FundingSource.class))));
        }
        return bars;
    }

    private List<Intake.EvidenceRule> evidence(DocumentReader section) {
        List<Intake.EvidenceRule> rules = new ArrayList<>();
        for (DocumentReader place : section.objects("evidence")) {
            rules.add(new Intake.EvidenceRule(
                    place.choices("types", ProjectType.class),
                    place.choices("lands", LandClass.class),
                    rulings.ruling(place, rule -> rule.choices("value", Evidence.class))));
        }
        return rules;
    }
}
