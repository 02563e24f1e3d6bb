package io.quotaexchange.registry.eligibility;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.rulebook.Eligibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands against a county's selling or buying; an empty list means that it may. */
public final class TradingEligibility {
    private static final ClauseId DEFAULTS = new ClauseId("M13-05.8");

    private TradingEligibility() {}

    /** Every reason why the county may not sell. Clause: Z10-08.3, M13-04.7, M13-07.5. */
    public static List<Refusal> toSell(CountyStanding standing, Eligibility rules) {
        List<Refusal> refusals = new ArrayList<>();
        refusals.addAll(taskIsMet(standing, rules));
        refusals.addAll(ownProjectsAreBalanced(standing, rules));
        refusals.addAll(commitmentsAreKept(standing, rules));
        refusals.addAll(isNotSuspended(standing, rules));
        return refusals;
    }

    /** Every reason why the county may not buy. Clause: M13-05.2, M13-05.8, M13-07.5. */
    public static List<Refusal> toBuy(CountyStanding standing, Eligibility rules) {
        List<Refusal> refusals = new ArrayList<>();
        refusals.addAll(isNotSuspended(standing, rules));
        refusals.addAll(isNotExcluded(standing));
        refusals.addAll(shortageIsDeclared(standing, rules));
        return refusals;
    }

    /** The annual task is met; a county without a task on record has not shown that it is. Clause: Z10-08.3. */
    private static List<Refusal> taskIsMet(CountyStanding standing, Eligibility rules) {
        if (!rules.taskMet().value()) {
            return List.of();
        }
        if (standing.task().isEmpty()) {
            return List.of(RefusalCode.TASK_UNKNOWN.because(
                    rules.taskMet().clause(), "", Map.of("year", Integer.toString(standing.year()))));
        }
        CountyStanding.AnnualTask task = standing.task().get();
        if (task.done() >= task.task()) {
            return List.of();
        }
        return List.of(RefusalCode.TASK_NOT_MET.because(
                rules.taskMet().clause(),
                "",
                Map.of(
                        "year", Integer.toString(task.year()),
                        "task", IndicatorKind.QUANTITY.printAmount(task.task()),
                        "done", IndicatorKind.QUANTITY.printAmount(task.done()))));
    }

    /** The county's own construction projects are balanced. Clause: Z10-08.3. */
    private static List<Refusal> ownProjectsAreBalanced(CountyStanding standing, Eligibility rules) {
        return !rules.ownProjectsBalanced().value() || standing.unbalancedProjects() == 0
                ? List.of()
                : List.of(RefusalCode.OWN_PROJECTS_UNBALANCED.because(
                        rules.ownProjectsBalanced().clause(),
                        "",
                        Map.of("count", Integer.toString(standing.unbalancedProjects()))));
    }

    /** No commitment of the county is overdue: its project would not be balanced. Clause: M13-04.7, Z10-08.3. */
    private static List<Refusal> commitmentsAreKept(CountyStanding standing, Eligibility rules) {
        return !rules.ownProjectsBalanced().value() || standing.overdueCommitments() == 0
                ? List.of()
                : List.of(RefusalCode.COMMITMENT_OVERDUE.because(
                        rules.ownProjectsBalanced().clause(),
                        "",
                        Map.of("count", Integer.toString(standing.overdueCommitments()))));
    }

    /** The county is not excluded after a default. Clause: M13-05.8. */
    private static List<Refusal> isNotExcluded(CountyStanding standing) {
        return standing.excludedUntil().stream()
                .map(until -> RefusalCode.EXCLUDED.because(DEFAULTS, "", Map.of("until", until.toString())))
                .toList();
    }

    /** The county is not suspended. Clause: M13-07.5. */
    private static List<Refusal> isNotSuspended(CountyStanding standing, Eligibility rules) {
        return !rules.notSuspended().value() || standing.suspension().isEmpty()
                ? List.of()
                : List.of(RefusalCode.SUSPENDED.because(
                        rules.notSuspended().clause(),
                        "",
                        Map.of(
                                "from", standing.suspension().get().from().toString(),
                                "reason", standing.suspension().get().reason())));
    }

    /** The county has declared that it truly cannot balance at home. Clause: M13-05.2. */
    private static List<Refusal> shortageIsDeclared(CountyStanding standing, Eligibility rules) {
        return !rules.shortageDeclared().value()
                        || standing.shortageDeclaredOn().isPresent()
                ? List.of()
                : List.of(RefusalCode.SHORTAGE_NOT_DECLARED.because(
                        rules.shortageDeclared().clause(), ""));
    }
}
