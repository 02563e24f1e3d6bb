package io.quotaexchange.registry.task;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.demo.DemoTowns;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresFixture.class)
class TaskBreakdownTest {
    private static TaskBreakdown breakdown(int countyMu, TaskBreakdown.TownTask... towns) {
        return new TaskBreakdown("331126", 2022, countyMu, List.of(towns));
    }

    private static List<String> codes(TaskBreakdown breakdown) {
        return breakdown.refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void l_02_2_theWorkedExampleAddsUp() {
        assertThat(DemoTowns.lianshui())
                .hasSize(3)
                .allSatisfy(year -> assertThat(year.refusals()).isEmpty());
        assertThat(DemoTowns.lianshui()).extracting(TaskBreakdown::countyMu).containsExactly(600, 1500, 900);
        assertThat(DemoTowns.lianshui())
                .allSatisfy(year -> assertThat(year.towns()).hasSize(16));
    }

    @Test
    void l_02_2_townsComeToTheCountysTask() {
        TaskBreakdown.TownTask east = new TaskBreakdown.TownTask("东", 60);
        assertThat(codes(breakdown(100, east, new TaskBreakdown.TownTask("西", 39))))
                .containsExactly("TOWN_TASKS_DIFFER");
        assertThat(codes(breakdown(100, east, new TaskBreakdown.TownTask("西", 40))))
                .isEmpty();
        assertThat(codes(breakdown(100, east, new TaskBreakdown.TownTask("西", 41))))
                .containsExactly("TOWN_TASKS_DIFFER");
        assertThat(codes(breakdown(120, east, east))).containsExactly("TOWN_TASK_INVALID");
        assertThat(codes(breakdown(60, east, new TaskBreakdown.TownTask("西", 0))))
                .containsExactly("TOWN_TASK_INVALID");
    }

    @Test
    void l_02_2_aNewBreakdownReplacesTheOneBefore(TestDatabase database) {
        TaskBreakdowns breakdowns = new TaskBreakdowns(database.application(), Clock.systemUTC());
        for (TaskBreakdown year : DemoTowns.lianshui()) {
            assertThat(await(breakdowns.set(year, "usr_a", "usr_b"))).isEmpty();
            assertThat(await(breakdowns.set(year, "usr_a", "usr_b"))).isEmpty();
        }
        assertThat(await(breakdowns.of("320826", 2024)))
                .contains(DemoTowns.lianshui().get(1));
        assertThat(await(breakdowns.of("320826", 2022))).isEmpty();
        TaskBreakdown changed =
                new TaskBreakdown("320826", 2024, 1500, List.of(new TaskBreakdown.TownTask("涟城", 1500)));
        assertThat(await(breakdowns.set(changed, "usr_a", "usr_b"))).isEmpty();
        assertThat(await(breakdowns.of("320826", 2024))).contains(changed);
        assertThat(await(database.application()
                                .query("SELECT count(*) FROM registry.task_breakdown")
                                .execute())
                        .iterator()
                        .next()
                        .getLong(0))
                .isEqualTo(4);
    }

    @Test
    void l_02_2_aWrongBreakdownIsNotKept(TestDatabase database) {
        TaskBreakdowns breakdowns = new TaskBreakdowns(database.application(), Clock.systemUTC());
        assertThat(await(breakdowns.set(breakdown(1, new TaskBreakdown.TownTask("东", 2)), "usr_a", "usr_b")))
                .hasSize(1);
        assertThat(await(breakdowns.of("331126", 2022))).isEmpty();
    }
}
