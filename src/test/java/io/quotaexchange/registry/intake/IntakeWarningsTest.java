package io.quotaexchange.registry.intake;

import static io.quotaexchange.registry.project.SampleFiling.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.registry.project.SampleFiling;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class IntakeWarningsTest {
    private static final Rulebook ZHEJIANG =
            RulebookDocument.parse(RulebookDocument.shippedText("zhejiang-2018"), ClauseCatalogue.shipped());

    private static List<String> warnings(Consumer<JsonObject> change) {
        return IntakeWarnings.of(SampleFiling.with(change), ZHEJIANG).stream()
                .map(warning -> warning.code() + " " + warning.clause() + " " + warning.field())
                .toList();
    }

    private static List<String> warningsOf(JsonObject... rows) {
        return warnings(
                document -> document.put("sourceType", "HIGH_STANDARD").put("land", new JsonArray(List.of(rows))));
    }

    @Test
    void m13_01_2_reclaimingUnusedLandIsWarnedOfRowByRow() {
        assertThat(warningsOf(
                        row("POND", 0, "PADDY", 9, "1.0000", "10500"), row("UNUSED", 0, "PADDY", 9, "1.0000", "10500")))
                .containsExactly("UNUSED_LAND M13-01.2 land/1/before");
    }

    @Test
    void l_03_2c_newLandWithoutPaddyIsWarnedOf() {
        assertThat(warningsOf(row("POND", 0, "DRY", 9, "1.0000", "10500")))
                .containsExactly("PADDY_PREFERRED L-03.2c land");
        assertThat(warningsOf(row("DRY", 10, "DRY", 9, "1.0000", "1500"))).isEmpty();
    }

    @Test
    void z10_11_2_goodNewLandBelongsInTheReserve() {
        assertThat(warningsOf(row("POND", 0, "PADDY", 8, "1.0000", "12000")))
                .containsExactly("GOOD_LAND_FOR_RESERVE Z10-11.2 land/0/gradeAfter");
        assertThat(warningsOf(row("POND", 0, "PADDY", 9, "1.0000", "10500"))).isEmpty();
        assertThat(warningsOf(row("DRY", 9, "DRY", 8, "1.0000", "1500"))).isEmpty();
    }

    @Test
    void m13_08_2_earlierProjectsCompleteTheirRecord() {
        assertThat(warnings(document -> document.put("implementedOn", "2016-12-31")
                        .put("land", new JsonArray().add(row("POND", 0, "PADDY", 9, "1.0000", "10500")))))
                .containsExactly("EARLIER_PROJECT M13-08.2 implementedOn");
    }
}
