package io.quotaexchange.registry.intake;

import io.quotaexchange.clause.Refusal;
import java.util.List;

/** One demand on a filing: every way in which the filing fails it, none if it meets it. */
@FunctionalInterface
interface IntakeRule {
    List<Refusal> check(IntakeQuestion question);
}
