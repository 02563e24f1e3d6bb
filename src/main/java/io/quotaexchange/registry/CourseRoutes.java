package io.quotaexchange.registry;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Page;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.course.Course;
import io.quotaexchange.registry.course.CourseDecision;
import io.quotaexchange.registry.course.CourseStep;
import io.quotaexchange.registry.course.CourseStepJson;
import io.quotaexchange.registry.course.Courses;
import io.quotaexchange.registry.course.Deadline;
import io.quotaexchange.registry.course.UnderWay;
import io.quotaexchange.registry.project.ProjectNumber;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.refusal.Warning;
import io.quotaexchange.registry.signing.Signatures;
import io.quotaexchange.rulebook.Stage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Stages of projects over HTTP, and what is due. Clause: L-03.1c, L-03.4b. */
public final class CourseRoutes {
    private final Registry registry;
    private final Clock clock;

    public CourseRoutes(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("listProjectSteps", request -> course(number(request), List.of()));
        api.commit("recordProjectStep", this::check, this::record);
        api.answer("listDeadlines", this::deadlines);
        api.answer("listProjectsUnderWay", this::underWay);
    }

    private static ProjectNumber number(ApiRequest request) {
        return ProjectNumber.ofId(request.path("project"))
                .orElseThrow(() ->
                        Problem.notFound("project", request.path("project")).asException());
    }

    private static CourseStep step(ApiRequest request) {
        return request.read(document -> CourseStepJson.read(document.object("step")));
    }

    private Future<JsonObject> check(ApiRequest request) {
        return registry.review(number(request), step(request))
                .compose(decision -> decision.isTaken()
                        ? Future.succeededFuture(new JsonObject().put("warnings", Warning.json(decision.warnings())))
                        : refused(decision));
    }

    private Future<Api.Answer> record(ApiRequest request) {
        ProjectNumber number = number(request);
        return registry.record(number, step(request), Signatures.of(request))
                .compose(decision -> decision.isTaken()
                        ? course(number, decision.warnings()).map(Api.Answer::ok)
                        : refused(decision));
    }

    private static <T> Future<T> refused(CourseDecision decision) {
        return Future.failedFuture(RefusalProblem.of(decision.refusals()).asException());
    }

    private Future<JsonObject> course(ProjectNumber number, List<Warning> warnings) {
        return registry.steps(number)
                .compose(steps -> registry.project(number.projectId()).map(filed -> {
                    if (steps.isEmpty() && filed.isEmpty()) {
                        throw Problem.notFound("project", number.projectId()).asException();
                    }
                    return write(number, steps, filed.filter(ProjectRecord::isAccepted))
                            .put("warnings", Warning.json(warnings));
                }));
    }

    private static JsonObject write(ProjectNumber number, List<Courses.Signed> steps, Optional<ProjectRecord> filed) {
        Course course = Course.of(steps.stream().map(Courses.Signed::step).toList());
        JsonArray items = new JsonArray();
        steps.forEach(step -> items.add(CourseStepJson.write(step.step())
                .put("maker", step.signatures().maker())
                .put("approver", step.signatures().approver())
                .put("recordedAt", step.recordedAt().toString())));
        // The filing is the last stage, kept where filings are.
        filed.ifPresent(project -> items.add(new JsonObject()
                .put("kind", Stage.FILED.name())
                .put("on", project.filing().filedOn().toString())
                .put("maker", project.maker())
                .put("approver", project.approver())
                .put("recordedAt", project.recordedAt().toString())));
        Optional<Stage> reached = filed.isPresent() ? Optional.of(Stage.FILED) : course.reached();
        JsonObject json = new JsonObject()
                .put("project", number.projectId())
                .put("cancelled", course.isCancelled())
                .put("steps", items);
        reached.ifPresent(stage ->
                json.put("reached", stage.name()).put("reachedZh", stage.zh()).put("reachedEn", stage.en()));
        return json;
    }

    private Future<JsonObject> deadlines(ApiRequest request) {
        LocalDate today = CivilDay.today(clock);
        LocalDate until = today.plusDays(request.queryLong("within").orElse(30));
        return registry.deadlines(request.query("county"), today)
                .map(all -> Page.after(
                        all.stream()
                                .filter(deadline -> !deadline.due().isAfter(until))
                                .map(deadline -> write(deadline, today))
                                .toList(),
                        "id",
                        request));
    }

    private Future<JsonObject> underWay(ApiRequest request) {
        LocalDate today = CivilDay.today(clock);
        return registry.underWay(request.query("county"), today)
                .map(all -> Page.after(
                        all.stream().map(project -> write(project, today)).toList(), "project", request));
    }

    private static JsonObject write(UnderWay project, LocalDate today) {
        JsonObject json = new JsonObject()
                .put("project", project.project())
                .put("county", project.county())
                .put("name", project.name())
                .put("reached", project.reached().name())
                .put("next", project.next().name())
                .put("nextZh", project.next().zh())
                .put("nextEn", project.next().en());
        project.due().ifPresent(deadline -> json.put("deadline", write(deadline, today)));
        return json;
    }

    private static JsonObject write(Deadline deadline, LocalDate today) {
        return new JsonObject()
                .put("id", deadline.project() + "." + deadline.stage())
                .put("project", deadline.project())
                .put("county", deadline.county())
                .put("name", deadline.name())
                .put("reached", deadline.reached().name())
                .put("stage", deadline.stage().name())
                .put("stageZh", deadline.stage().zh())
                .put("stageEn", deadline.stage().en())
                .put("due", deadline.due().toString())
                .put("daysLeft", ChronoUnit.DAYS.between(today, deadline.due()))
                .put("overdue", deadline.isOverdue(today))
                .put("clause", deadline.clause().text());
    }
}
