package io.quotaexchange.registry.intake;

import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.rulebook.GradeTable;
import io.quotaexchange.rulebook.Intake;
import io.quotaexchange.rulebook.Rulebook;

/** A filing, what is known besides, and the rules in force. */
record IntakeQuestion(ProjectFiling filing, IntakeFacts facts, Rulebook rulebook) {
    Intake demands() {
        return rulebook.intake();
    }

    GradeTable grades() {
        return rulebook.grades().value();
    }
}
