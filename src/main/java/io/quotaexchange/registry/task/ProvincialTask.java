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
import java.util.function.Predicate;

/**
 * What each county must make of new farmland in a year, as the province set it. Clause: L-02.2, Z10-06.2.
 *
 * @param total the province's task, m²
 * @param counties in the order of the plan
 */
public record ProvincialTask(int year, long total, List<CountyTask> counties) {
    private static final ClauseId ANNUAL_TASKS = new ClauseId("L-02.2");
    private static final ClauseId RESPONSIBLE = new ClauseId("Z10-06.2");

    /** 10 million ha in m²: more than any province has. */
    private static final long LARGEST = 100_000_000_000L;

    /** @param task m², zero where nothing is asked of the county */
    public record CountyTask(String county, long task) {}

    public ProvincialTask {
        counties = List.copyOf(counties);
    }

    /** What is asked of a county, m²; empty where the plan does not name it. */
    public Optional<Long> taskOf(String county) {
        return counties.stream()
                .filter(task -> task.county().equals(county))
                .map(CountyTask::task)
                .findFirst();
    }

    /** Each county of the province at most once, none below zero, together exactly the province's. */
    public List<Refusal> refusals(Predicate<String> isCounty) {
        List<Refusal> refusals = new ArrayList<>();
        Set<String> named = new HashSet<>();
        long sum = 0;
        for (int i = 0; i < counties.size(); i++) {
            CountyTask task = counties.get(i);
            if (!isCounty.test(task.county())) {
                refusals.add(RefusalCode.COUNTY_UNKNOWN.because(
                        RESPONSIBLE, "counties/" + i + "/county", Map.of("county", task.county())));
            }
            if (!named.add(task.county()) || task.task() < 0 || task.task() > LARGEST) {
                refusals.add(RefusalCode.COUNTY_TASK_INVALID.because(
                        ANNUAL_TASKS,
                        "counties/" + i,
                        Map.of("county", task.county(), "task", IndicatorKind.QUANTITY.printAmount(task.task()))));
            } else {
                sum += task.task();
            }
        }
        if (sum != total) {
            refusals.add(RefusalCode.COUNTY_TASKS_DIFFER.because(
                    ANNUAL_TASKS,
                    "totalHa",
                    Map.of(
                            "sum", IndicatorKind.QUANTITY.printAmount(sum),
                            "total", IndicatorKind.QUANTITY.printAmount(total))));
        }
        return refusals;
    }
}
