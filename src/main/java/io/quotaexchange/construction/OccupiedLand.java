package io.quotaexchange.construction;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.rulebook.FarmlandZone;
import io.quotaexchange.rulebook.LandClass;
import io.vertx.core.json.JsonObject;

/**
 * Farmland that a construction project takes, of one class, grade and zone. Clause: M13-04.4.
 *
 * @param grade national utilisation grade, 1 the best
 * @param area m²
 */
public record OccupiedLand(LandClass land, int grade, long area, FarmlandZone zone) {
    private static final int WORST_GRADE = 15;

    static OccupiedLand read(DocumentReader place) {
        return new OccupiedLand(
                place.choice("land", LandClass.class),
                place.whole("grade", 1, WORST_GRADE),
                place.parsed("areaHa", IndicatorKind.QUANTITY::parseAmount, 0L),
                place.choice("zone", FarmlandZone.class));
    }

    JsonObject document() {
        return new JsonObject()
                .put("land", land.name())
                .put("grade", grade)
                .put("areaHa", IndicatorKind.QUANTITY.printAmount(area))
                .put("zone", zone.name());
    }
}
