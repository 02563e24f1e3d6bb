package io.quotaexchange.demo;

import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.intake.IntakeDecision;
import io.quotaexchange.registry.intake.IntakeFacts;
import io.quotaexchange.registry.intake.ProjectIntake;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.rulebook.Rulebook;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each county's reserve will hold once its projects are registered and the province has taken its share. */
final class Surplus {
    private Surplus() {}

    static SortedMap<String, IndicatorVector> byCounty(List<ProjectFiling> projects, Rulebook rulebook) {
        SortedMap<String, IndicatorVector> reserves = new TreeMap<>();
        IntakeFacts usual = new IntakeFacts(true, false);
        for (ProjectFiling project : projects) {
            if (ProjectIntake.decide(project, usual, rulebook) instanceof IntakeDecision.Accepted accepted) {
                reserves.merge(project.county(), kept(accepted), Surplus::plus);
            }
        }
        return reserves;
    }

    private static IndicatorVector kept(IntakeDecision.Accepted accepted) {
        IndicatorVector kept = IndicatorVector.ZERO;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            kept = kept.with(
                    indicator,
                    accepted.indicators().get(indicator) - accepted.levy().get(indicator));
        }
        return kept;
    }

    private static IndicatorVector plus(IndicatorVector one, IndicatorVector other) {
        return new IndicatorVector(
                Math.addExact(one.quantity(), other.quantity()),
                Math.addExact(one.capacity(), other.capacity()),
                Math.addExact(one.paddy(), other.paddy()));
    }
}
