package io.quotaexchange.registry.task;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each town must make of new farmland in a year. Clause: L-02.2.
 *
 * @param county six-digit code
 * @param countyMu the county's task in mu
 * @param towns in the order of the plan
 */
public record TaskBreakdown(String county, int year, int countyMu, List<TownTask> towns) {
    private static final ClauseId ANNUAL_TASKS = new ClauseId("L-02.2");
    private static final ClauseId RESPONSIBLE = new ClauseId("Z10-06.2");

    /** Exactly 2,000 m². */
    private static final long THREE_MU = 3;

    private static final long SQUARE_METRES_OF_THREE_MU = 2_000;

    /** @param mu whole mu */
    public record TownTask(String town, int mu) {}

    public TaskBreakdown {
        towns = List.copyOf(towns);
    }

    /** Each town once, each with a task, together exactly the county's. */
    public List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        Set<String> named = new HashSet<>();
        long sum = 0;
        for (TownTask task : towns) {
            if (task.town().isBlank() || !named.add(task.town()) || task.mu() <= 0) {
                refusals.add(RefusalCode.TOWN_TASK_INVALID.because(
                        ANNUAL_TASKS, "towns", Map.of("town", task.town(), "mu", Integer.toString(task.mu()))));
            }
            sum += task.mu();
        }
        if (sum != countyMu) {
            refusals.add(RefusalCode.TOWN_TASKS_DIFFER.because(
                    ANNUAL_TASKS, "towns", Map.of("sum", Long.toString(sum), "county", Integer.toString(countyMu))));
        }
        return refusals;
    }

    /**
     * Everything against it, beside what the province asked: a county may ask more of its towns than the province of it, not less.
     *
     * @param countyKnown whether the county is one of the province
     * @param provincial the province's tasks of the year, if they are set
     */
    public List<Refusal> refusalsOf(boolean countyKnown, Optional<ProvincialTask> provincial) {
        List<Refusal> refusals = new ArrayList<>();
        if (!countyKnown) {
            refusals.add(RefusalCode.COUNTY_UNKNOWN.because(RESPONSIBLE, "county", Map.of("county", county)));
        }
        refusals.addAll(refusals());
        provincial.flatMap(task -> task.taskOf(county)).ifPresent(asked -> {
            if (asked * THREE_MU > countyMu * SQUARE_METRES_OF_THREE_MU) {
                refusals.add(RefusalCode.COUNTY_TASK_BELOW_PROVINCIAL.because(
                        ANNUAL_TASKS,
                        "countyMu",
                        Map.of(
                                "county", Integer.toString(countyMu),
                                "asked", IndicatorKind.QUANTITY.printAmount(asked))));
            }
        });
        return refusals;
    }
}
