package io.quotaexchange.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** What is wrong with a filing that the rules refuse, as a change of its document. */
enum Flaw {
    /** Clause: M13-08.1. */
    FUNDED_BEFORE_2017(document -> {
        document.put("implementedOn", "2016-05-20");
        boolean highStandard = document.getString("sourceType").equals("HIGH_STANDARD");
        document.put("fundingSource", highStandard ? "GOVERNMENT_BUDGET" : "NEW_CONSTRUCTION_LAND_FEE");
    }),
    /** Clause: L-03.1b. */
    TOO_STEEP(document -> document.put("slopeTenths", 268)),
    /** Clause: Z10-18.1. */
    WATER_SOURCE(document -> document.put("zones", new JsonArray().add("WATER_SOURCE_FIRST_CLASS"))),
    /** Clause: M13-03.6. */
    NO_GRADING(document -> document.getJsonArray("evidence").remove("GRADING_REPORT")),
    /** Clause: M13-02.5. */
    NOT_FILED_TO_MINISTRY(document -> document.put("ministryNumber", "")),
    /** Clause: Z10-18.2. */
    WITHOUT_FORESTRY(document -> document.getJsonArray("acceptedBy").remove("FORESTRY")),
    /** Clause: M13-01.5, M13-02.3. */
    NO_PROVINCIAL_PAPERS(document -> {
        document.getJsonArray("evidence").remove("PROVINCIAL_REVIEW");
        document.getJsonArray("evidence").remove("PROVINCIAL_RECOGNITION");
    }),
    /** Clause: M13-03.4, M13-03.5. */
    CAPACITY_TOO_HIGH(document -> {
        JsonObject row = document.getJsonArray("land").getJsonObject(0);
        long filed = Long.parseLong(row.getString("filedCapacityKg"));
        row.put("filedCapacityKg", Long.toString(filed + filed / 10 + 3));
    }),
    /** Clause: L-03.1b. */
    RED_LINE(document -> document.put("zones", new JsonArray().add("ECOLOGICAL_RED_LINE"))),
    /** Clause: L-05.3a. */
    SHORT_UPKEEP(document -> document.put("upkeepYears", 3));

    private final Consumer<JsonObject> change;

    Flaw(Consumer<JsonObject> change) {
        this.change = change;
    }

    void spoil(JsonObject document) {
        change.accept(document);
    }
}
