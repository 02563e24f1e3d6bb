package io.quotaexchange.registry.project;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.rulebook.Department;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.FundingSource;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.ProjectType;
import io.quotaexchange.rulebook.Zone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A filing's JSON document: written always in the same way, so that its digest stands for it; read strictly. */
public final class ProjectDocument {
    private static final String FORMAT = "quota-exchange/project/1";
    private static final int RIGHT_ANGLE = 900;
    private static final int WORST_GRADE = 15;

    private ProjectDocument() {}

    public static String write(ProjectFiling filing) {
        JsonArray land = new JsonArray();
        filing.land().forEach(row -> land.add(write(row)));
        JsonObject document = new JsonObject()
                .put("format", FORMAT)
                .put("number", filing.number().text())
                .put("county", filing.county())
                .put("name", filing.name())
                .put("sourceType", filing.sourceType().name())
                .put("fundingSource", filing.fundingSource().name())
                .put("investmentYuan", filing.investment().yuan())
                .put("implementedOn", filing.implementedOn().toString())
                .put("acceptedOn", filing.acceptedOn().toString())
                .put("filedOn", filing.filedOn().toString())
                .put("ministryNumber", filing.ministryNumber())
                .put("slopeTenths", filing.slopeTenths())
                .put("zones", names(filing.zones()))
                .put("plans", names(filing.plans()))
                .put("boundary", filing.boundary())
                .put("acceptingBody", filing.acceptingBody())
                .put("approvedBy", names(filing.approvedBy()))
                .put("acceptedBy", names(filing.acceptedBy()))
                .put("evidence", names(filing.evidence()))
                .put("upkeepYears", filing.upkeepYears())
                .put("land", land)
                .put("generated", filing.generated());
        // Left out where there is none: older filings keep their digests.
        filing.recognition().ifPresent(recognition -> document.put("recognition", write(recognition)));
        return document.encode();
    }

    private static JsonObject write(Recognition recognition) {
        return new JsonObject()
                .put("number", recognition.number())
                .put("areaHa", IndicatorKind.QUANTITY.printAmount(recognition.area()));
    }

    /** A row of land as documents have it. */
    public static JsonObject write(LandRow row) {
        return new JsonObject()
                .put("before", row.before().name())
                .put("gradeBefore", row.gradeBefore())
                .put("after", row.after().name())
                .put("gradeAfter", row.gradeAfter())
                .put("areaHa", IndicatorKind.QUANTITY.printAmount(row.area()))
                .put("filedCapacityKg", IndicatorKind.CAPACITY.printAmount(row.filedCapacity()));
    }

    private static JsonArray names(List<? extends Enum<?>> constants) {
        JsonArray names = new JsonArray();
        constants.forEach(constant -> names.add(constant.name()));
        return names;
    }

    /** @throws InvalidDocument listing every problem with its place */
    public static ProjectFiling read(String text) {
        DocumentReader document = DocumentReader.of(StrictJson.object(text));
        ProjectFiling filing = read(document);
        document.finish();
        return filing;
    }

    /** Reads a filing; problems are noted in the document, which the caller finishes. */
    public static ProjectFiling read(DocumentReader document) {
        if (!FORMAT.equals(document.text("format"))) {
            document.note("format", "is not " + FORMAT);
        }
        return new ProjectFiling(
                document.parsed("number", ProjectNumber::new, new ProjectNumber("10000000000000")),
                document.text("county"),
                document.text("name"),
                document.choice("sourceType", ProjectType.class),
                document.choice("fundingSource", FundingSource.class),
                document.parsed("investmentYuan", Money::ofYuan, Money.ZERO),
                document.date("implementedOn"),
                document.date("acceptedOn"),
                document.date("filedOn"),
                document.optionalText("ministryNumber"),
                document.whole("slopeTenths", 0, RIGHT_ANGLE),
                document.choices("zones", Zone.class),
                document.choices("plans", Plan.class),
                document.optionalText("boundary"),
                document.optionalText("acceptingBody"),
                document.choices("approvedBy", Department.class),
                document.choices("acceptedBy", Department.class),
                document.choices("evidence", Evidence.class),
                document.whole("upkeepYears", 0, 100),
                readLand(document),
                document.flag("generated"),
                document.optionalObject("recognition").map(ProjectDocument::readRecognition));
    }

    private static Recognition readRecognition(DocumentReader place) {
        return new Recognition(place.text("number"), place.parsed("areaHa", IndicatorKind.QUANTITY::parseAmount, 0L));
    }

    /** The rows under the key {@code land}. */
    public static List<LandRow> readLand(DocumentReader document) {
        List<LandRow> rows = new ArrayList<>();
        for (DocumentReader place : document.objects("land")) {
            rows.add(new LandRow(
                    place.choice("before", LandClass.class),
                    place.whole("gradeBefore", 0, WORST_GRADE),
                    place.choice("after", LandClass.class),
                    place.whole("gradeAfter", 1, WORST_GRADE),
                    place.parsed("areaHa", IndicatorKind.QUANTITY::parseAmount, 0L),
                    place.parsed("filedCapacityKg", IndicatorKind.CAPACITY::parseAmount, 0L)));
        }
        return rows;
    }
}
