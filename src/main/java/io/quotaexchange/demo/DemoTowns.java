package io.quotaexchange.demo;

import io.quotaexchange.registry.task.TaskBreakdown;
import java.util.List;
import java.util.Map;

/** The worked example of a county's tasks: 涟水 (320826) and its 16 towns, 2023 to 2025. Clause: L-02.2. */
public final class DemoTowns {
    private static final String COUNTY = "320826";
    private static final Map<Integer, Integer> COUNTY_MU = Map.of(2023, 600, 2024, 1_500, 2025, 900);

    private DemoTowns() {}

    /** One breakdown a year. */
    public static List<TaskBreakdown> lianshui() {
        List<Map<String, String>> rows = DemoFiles.csv("lianshui/tasks.csv");
        return COUNTY_MU.keySet().stream()
                .sorted()
                .map(year -> new TaskBreakdown(
                        COUNTY,
                        year,
                        COUNTY_MU.get(year),
                        rows.stream()
                                .map(row -> new TaskBreakdown.TownTask(
                                        row.get("town"), Integer.parseInt(row.get(year.toString()))))
                                .toList()))
                .toList();
    }
}
