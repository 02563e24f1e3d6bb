package io.quotaexchange.rulebook;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.quantity.UnitPrice;
import java.util.ArrayList;
import java.util.List;

/** Reads the section of a rulebook on construction projects. */
final class ConstructionReader {
    private static final int GRADES = 15;
    private static final int MOST_TIMES = 10;

    private final RulingReader rulings;

    ConstructionReader(RulingReader rulings) {
        this.rulings = rulings;
    }

    Construction construction(DocumentReader section) {
        return new Construction(
                rulings.rulings(section, "commitmentKinds", place -> place.choice("value", ConstructionKind.class)),
                rulings.rulings(section, "poolUses", place -> place.choice("value", ConstructionKind.class)),
                rulings.ruling(section, "poolSubsidy", ConstructionReader::price),
                approvals(section),
                feeRates(section),
                rulings.ruling(section, "basicFarmlandFactor", place -> place.whole("value", 1, MOST_TIMES)),
                rulings.ruling(section, "demonstrationZoneFactor", place -> place.whole("value", 1, MOST_TIMES)));
    }

    private List<Construction.ZoneApprovals> approvals(DocumentReader section) {
        List<Construction.ZoneApprovals> approvals = new ArrayList<>();
        for (DocumentReader place : section.objects("approvals")) {
            approvals.add(new Construction.ZoneApprovals(
                    place.choice("zone", FarmlandZone.class),
                    rulings.ruling(place, needed -> needed.choices("value", Approval.class))));
        }
        return approvals;
    }

    /** The rows follow one another from grade 1 to 15. Clause: M13-06.1. */
    private List<Construction.FeeRate> feeRates(DocumentReader section) {
        List<Construction.FeeRate> rates = new ArrayList<>();
        int next = 1;
        for (DocumentReader place : section.objects("feeRates")) {
            int best = place.whole("bestGrade", 1, GRADES);
            int worst = place.whole("worstGrade", 1, GRADES);
            if (best != next || worst < best) {
                place.note("bestGrade", "does not follow the row before it");
            }
            next = worst + 1;
            rates.add(new Construction.FeeRate(
                    best,
                    worst,
                    rulings.ruling(place, "paddy", ConstructionReader::price),
                    rulings.ruling(place, "other", ConstructionReader::price)));
        }
        if (next != GRADES + 1) {
            section.note("feeRates", "do not reach grade " + GRADES);
        }
        return rates;
    }

    private static UnitPrice price(DocumentReader place) {
        return place.parsed("value", UnitPrice::ofYuan, UnitPrice.ofFen(1));
    }
}
