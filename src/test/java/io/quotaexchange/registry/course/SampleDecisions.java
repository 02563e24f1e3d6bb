package io.quotaexchange.registry.course;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.ProjectNumber;
import io.quotaexchange.rulebook.Rulebook;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is decided on the sample project's steps and filing after steps that were taken. */
public final class SampleDecisions {
    private SampleDecisions() {}

    /** What stands against a step, spoilt by {@code change}, after good ones. */
    public static List<Refusal> refusals(
            Rulebook rulebook, LocalDate today, String kind, Consumer<JsonObject> change, String... before) {
        return CourseDecisions.decide(new CourseQuestion(
                        new ProjectNumber("33112620190012"),
                        course(before),
                        SampleSteps.with(kind, change),
                        true,
                        today,
                        rulebook))
                .refusals();
    }

    /** What stands against a filing after good steps. */
    public static List<Refusal> filing(Rulebook rulebook, ProjectFiling filing, String... before) {
        return FilingAfterCourse.refusals(filing, course(before), rulebook.lifecycle());
    }

    private static Course course(String... steps) {
        return Course.of(Stream.of(steps).map(SampleSteps::good).toList());
    }
}
