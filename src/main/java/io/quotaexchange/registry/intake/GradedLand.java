package io.quotaexchange.registry.intake;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.project.LandRow;
import io.quotaexchange.rulebook.GradeTable;
import io.quotaexchange.rulebook.ProjectType;
import io.quotaexchange.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of land as a grading found them, judged by themselves.
 *
 * @param type of the project they belong to
 */
public record GradedLand(List<LandRow> rows, ProjectType type, Rulebook rulebook) {
    public GradedLand {
        rows = List.copyOf(rows);
    }

    GradeTable grades() {
        return rulebook.grades().value();
    }

    int tolerance() {
        return rulebook.intake().capacityTolerance().value();
    }

    /** Every reason against the rows, in order of precedence. Clause: M13-02.4, M13-02.2, M13-03.4, M13-03.5. */
    public List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>(LandRules.thereIsLand(this));
        refusals.addAll(LandRules.rowsCanBe(this));
        refusals.addAll(LandRules.rowsGoWithTheType(this));
        refusals.addAll(LandRules.improvementImproves(this));
        refusals.addAll(LandRules.capacityIsAsComputed(this));
        refusals.addAll(LandRules.somethingIsEarned(this));
        return refusals;
    }
}
