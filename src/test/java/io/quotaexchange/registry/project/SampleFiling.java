package io.quotaexchange.registry.project;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** A filing that meets every demand, to be spoilt in one place by a test. */
public final class SampleFiling {
    private static final String DEPARTMENTS =
            "[\"NATURAL_RESOURCES\", \"AGRICULTURE\", \"FORESTRY\", \"ENVIRONMENT\", \"WATER\"]";

    private SampleFiling() {}

    /** 10 ha of unused land made paddy of grade 7. */
    public static JsonObject document() {
        return new JsonObject("""
                {"format": "quota-exchange/project/1", "number": "33112620190012", "county": "331126",
                 "name": "黄田镇垦造耕地项目", "sourceType": "RECLAIM", "fundingSource": "RECLAMATION_FEE",
                 "investmentYuan": "5000000.00", "implementedOn": "2018-03-01", "acceptedOn": "2019-06-30",
                 "filedOn": "2019-07-15", "ministryNumber": "BA-2019-331126-0012", "slopeTenths": 120, "zones": [],
                 "plans": ["CONSOLIDATION"], "boundary": "bnd-33112620190012", "acceptingBody": "丽水市自然资源和规划局",
                 "evidence": ["QUANTITY_RECOGNITION", "GRADING_REPORT", "SOIL_SURVEY", "ACCEPTANCE_CERTIFICATE",
                   "UPKEEP_CONTRACT"],
                 "upkeepYears": 5, "generated": false}
                """)
                .put("approvedBy", new JsonArray(DEPARTMENTS))
                .put("acceptedBy", new JsonArray(DEPARTMENTS))
                .put("land", new JsonArray().add(row("UNUSED", 0, "PADDY", 7, "10.0000", "135000")));
    }

    public static JsonObject row(
            String before, int gradeBefore, String after, int gradeAfter, String areaHa, String capacityKg) {
        return new JsonObject()
                .put("before", before)
                .put("gradeBefore", gradeBefore)
                .put("after", after)
                .put("gradeAfter", gradeAfter)
                .put("areaHa", areaHa)
                .put("filedCapacityKg", capacityKg);
    }

    public static ProjectFiling with(Consumer<JsonObject> change) {
        JsonObject document = document();
        change.accept(document);
        return ProjectDocument.read(document.encode());
    }

    public static ProjectFiling good() {
        return with(document -> {});
    }
}
