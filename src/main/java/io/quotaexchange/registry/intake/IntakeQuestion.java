package io.quotaexchange.registry.intake;

import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.rulebook.Intake;
import io.quotaexchange.rulebook.Rulebook;

/** A filing, what is known besides, and the rules in force. */
record IntakeQuestion(ProjectFiling filing, IntakeFacts facts, Rulebook rulebook) {
    Intake demands() {
        return rulebook.intake();
    }

    GradedLand gradedLand() {
        return new GradedLand(filing.land(), filing.sourceType(), rulebook);
    }
}
