package io.quotaexchange.registry.course;

import io.quotaexchange.platform.document.DivisionCode;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.project.Plan;
import io.quotaexchange.registry.project.ProjectDocument;
import io.quotaexchange.rulebook.Department;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.ProjectType;
import io.quotaexchange.rulebook.Stage;
import io.quotaexchange.rulebook.Zone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Steps as they are sent and kept: {@code kind}, {@code on} and what belongs to the kind. */
public final class CourseStepJson {
    private static final int RIGHT_ANGLE = 900;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private CourseStepJson() {}

    /** What a step is called in a document. */
    public enum Kind {
        PROPOSED,
        APPROVED,
        BUILT,
        TOWN_CHECKED,
        GRADED,
        COUNTY_CHECKED,
        CITY_ACCEPTED,
        CANCELLED
    }

    static Kind kind(CourseStep step) {
        return step.stage().map(stage -> Kind.valueOf(stage.name())).orElse(Kind.CANCELLED);
    }

    public static JsonObject write(CourseStep step) {
        JsonObject json = new JsonObject()
                .put("kind", kind(step).name())
                .put("on", step.on().toString());
        switch (step) {
            case CourseStep.Proposed proposed -> writeProposal(proposed, json);
            case CourseStep.Approved approved ->
                json.put("body", approved.body())
                        .put("number", approved.number())
                        .put("departments", names(approved.departments()));
            case CourseStep.Built built -> {}
            case CourseStep.Checked checked ->
                json.put("passed", checked.isPassed()).put("body", checked.body());
            case CourseStep.Graded graded -> {
                JsonArray land = new JsonArray();
                graded.land().forEach(row -> land.add(ProjectDocument.write(row)));
                json.put("passed", graded.isPassed()).put("body", graded.body()).put("land", land);
            }
            case CourseStep.CityAccepted accepted ->
                json.put("passed", accepted.isPassed())
                        .put("body", accepted.body())
                        .put("departments", names(accepted.departments()));
            case CourseStep.Cancelled cancelled -> {
                return json.put("reason", cancelled.reason());
            }
        }
        return json.put("papers", names(step.papers()));
    }

    private static void writeProposal(CourseStep.Proposed proposed, JsonObject json) {
        json.put("county", proposed.county())
                .put("town", proposed.town())
                .put("name", proposed.name())
                .put("sourceType", proposed.sourceType().name())
                .put("taskYear", proposed.taskYear());
        proposed.planIssuedOn().ifPresent(day -> json.put("planIssuedOn", day.toString()));
        json.put("plannedAreaHa", IndicatorKind.QUANTITY.printAmount(proposed.plannedArea()))
                .put("plannedPaddyHa", IndicatorKind.PADDY.printAmount(proposed.plannedPaddy()))
                .put("slopeTenths", proposed.slopeTenths())
                .put("zones", names(proposed.zones()))
                .put("plans", names(proposed.plans()))
                .put("responsible", proposed.responsible())
                .put("precheckedBy", names(proposed.precheckedBy()));
    }

    private static JsonArray names(List<? extends Enum<?>> constants) {
        JsonArray names = new JsonArray();
        constants.forEach(constant -> names.add(constant.name()));
        return names;
    }

    /** Reads a step that {@link #write} wrote. @throws RuntimeException if it is none */
    public static CourseStep read(String text) {
        DocumentReader document = DocumentReader.of(StrictJson.object(text));
        CourseStep step = read(document);
        document.finish();
        return step;
    }

    /** Reads a step; problems are noted in the document, which the caller finishes. */
    public static CourseStep read(DocumentReader step) {
        return switch (step.choice("kind", Kind.class)) {
            case PROPOSED -> readProposal(step);
            case APPROVED ->
                new CourseStep.Approved(
                        step.date("on"),
                        step.text("body"),
                        step.text("number"),
                        step.choices("departments", Department.class),
                        papers(step));
            case BUILT -> new CourseStep.Built(step.date("on"), papers(step));
            case TOWN_CHECKED -> readCheck(Stage.TOWN_CHECKED, step);
            case GRADED ->
                new CourseStep.Graded(
                        step.date("on"),
                        step.flag("passed"),
                        step.text("body"),
                        ProjectDocument.readLand(step),
                        papers(step));
            case COUNTY_CHECKED -> readCheck(Stage.COUNTY_CHECKED, step);
            case CITY_ACCEPTED ->
                new CourseStep.CityAccepted(
                        step.date("on"),
                        step.flag("passed"),
                        step.text("body"),
                        step.choices("departments", Department.class),
                        papers(step));
            case CANCELLED -> new CourseStep.Cancelled(step.date("on"), step.text("reason"));
        };
    }

    private static CourseStep readProposal(DocumentReader step) {
        return new CourseStep.Proposed(
                step.date("on"),
                DivisionCode.of(step, "county"),
                step.text("town"),
                step.text("name"),
                step.choice("sourceType", ProjectType.class),
                step.whole("taskYear", FIRST_YEAR, LAST_YEAR),
                step.optionalDate("planIssuedOn"),
                step.parsed("plannedAreaHa", IndicatorKind.QUANTITY::parseAmount, 0L),
                step.parsed("plannedPaddyHa", IndicatorKind.PADDY::parseAmount, 0L),
                step.whole("slopeTenths", 0, RIGHT_ANGLE),
                step.choices("zones", Zone.class),
                step.choices("plans", Plan.class),
                step.optionalText("responsible"),
                step.choices("precheckedBy", Department.class),
                papers(step));
    }

    private static CourseStep readCheck(Stage stage, DocumentReader step) {
        return new CourseStep.Checked(stage, step.date("on"), step.flag("passed"), step.text("body"), papers(step));
    }

    private static List<Evidence> papers(DocumentReader step) {
        return step.choices("papers", Evidence.class);
    }
}
