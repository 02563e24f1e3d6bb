package io.quotaexchange.registry.course;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.registry.project.SampleFiling;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The steps of the sample project, each good and in time, to be spoilt in one place by a test. */
public final class SampleSteps {
    private static final List<String> FIVE =
            List.of("NATURAL_RESOURCES", "AGRICULTURE", "FORESTRY", "ENVIRONMENT", "WATER");

    private static final Map<String, JsonObject> GOOD = Map.of(
            "PROPOSED",
            step("PROPOSED", "2018-01-10")
                    .put("county", "331126")
                    .put("town", "黄田镇")
                    .put("name", "黄田镇垦造耕地项目")
                    .put("sourceType", "RECLAIM")
                    .put("taskYear", 2019)
                    .put("plannedAreaHa", "10.0000")
                    .put("plannedPaddyHa", "10.0000")
                    .put("slopeTenths", 120)
                    .put("zones", new JsonArray())
                    .put("plans", new JsonArray(List.of("CONSOLIDATION")))
                    .put("responsible", "张三")
                    .put("precheckedBy", new JsonArray(FIVE)),
            "APPROVED",
            step("APPROVED", "2018-02-20", "WORK_PLAN", "CONSULTATION_RECORD", "PUBLIC_NOTICE", "HOLDERS_OPINION")
                    .put("body", "丽水市自然资源和规划局")
                    .put("number", "丽自然资立〔2018〕12号")
                    .put("departments", new JsonArray(FIVE)),
            "BUILT",
            step("BUILT", "2019-03-01", "TENDER_FILES", "WORKS_CONTRACT", "IMAGERY"),
            "TOWN_CHECKED",
            step("TOWN_CHECKED", "2019-03-20", "BEFORE_AFTER_PHOTOS", "COMPLETION_REPORT", "SELF_CHECK_REPORT")
                    .put("passed", true)
                    .put("body", "黄田镇人民政府"),
            "GRADED",
            step("GRADED", "2019-05-10", "SOIL_SURVEY", "GRADING_REPORT")
                    .put("passed", true)
                    .put("body", "庆元县农业农村局")
                    .put("land", new JsonArray().add(SampleFiling.row("UNUSED", 0, "PADDY", 7, "10.0000", "135000"))),
            "COUNTY_CHECKED",
            step("COUNTY_CHECKED", "2019-06-01", "COUNTY_CHECK_REPORT")
                    .put("passed", true)
                    .put("body", "庆元县自然资源和规划局"),
            "CITY_ACCEPTED",
            step("CITY_ACCEPTED", "2019-06-30", "FUND_VOUCHERS", "UPKEEP_CONTRACT", "ACCEPTANCE_CERTIFICATE")
                    .put("passed", true)
                    .put("body", "丽水市自然资源和规划局")
                    .put("departments", new JsonArray(FIVE)),
            "CANCELLED",
            new JsonObject().put("kind", "CANCELLED").put("on", "2019-07-01").put("reason", "通报后仍未完成"));

    private SampleSteps() {}

    private static JsonObject step(String kind, String on, String... papers) {
        return new JsonObject().put("kind", kind).put("on", on).put("papers", new JsonArray(List.of(papers)));
    }

    /** The good step of a kind as a document. */
    public static JsonObject document(String kind) {
        return GOOD.get(kind).copy();
    }

    static CourseStep good(String kind) {
        return with(kind, document -> {});
    }

    static CourseStep with(String kind, Consumer<JsonObject> change) {
        JsonObject document = document(kind);
        change.accept(document);
        return CourseStepJson.read(document.encode());
    }

    /** The steps up to and including a kind. */
    static List<CourseStep> upTo(String last) {
        List<String> kinds =
                List.of("PROPOSED", "APPROVED", "BUILT", "TOWN_CHECKED", "GRADED", "COUNTY_CHECKED", "CITY_ACCEPTED");
        return kinds.subList(0, kinds.indexOf(last) + 1).stream()
                .map(SampleSteps::good)
                .toList();
    }

    static CourseStep read(JsonObject document) {
        DocumentReader reader = DocumentReader.of(StrictJson.object(document.encode()));
        CourseStep step = CourseStepJson.read(reader);
        reader.finish();
        return step;
    }
}
