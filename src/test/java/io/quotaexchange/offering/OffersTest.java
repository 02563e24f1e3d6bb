package io.quotaexchange.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.round.RoundPlans;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.StageKind;
import io.quotaexchange.rulebook.TrustedAct;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to be offered is what is done when it is asked for, and what is said to be refused is refused. */
class OffersTest {
    private static Rulebook rules(String id, Consumer<JsonObject> change) {
        JsonObject document = new JsonObject(RulebookDocument.shippedText(id));
        change.accept(document);
        return RulebookDocument.parse(document.encode(), ClauseCatalogue.shipped());
    }

    private static JsonObject ruling(Object value, String clause) {
        return new JsonObject()
                .put("value", value)
                .put("clause", clause)
                .put("basis", "PARAMETER")
                .put("zh", "试")
                .put("en", "a test");
    }

    private static JsonObject of(JsonArray items, Enum<?> what) {
        return items.stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("what").equals(what.name()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"national-2017", "zhejiang-2018"})
    void m13_05_3_aStageIsOfferedIfARoundMayHaveIt(String id) {
        Rulebook rulebook = rules(id, document -> {});
        JsonArray stages = Offers.of(rulebook).getJsonArray("stages");
        assertThat(stages).hasSize(StageKind.values().length);
        for (StageKind kind : StageKind.values()) {
            JsonObject said = of(stages, kind);
            if (said.getBoolean("offered")) {
                assertThat(draw(rulebook, kind)).isNotNull();
                assertThat(said.getJsonArray("clauses")).isNotEmpty();
            } else {
                assertThatThrownBy(() -> draw(rulebook, kind)).hasMessageContaining("does not permit");
                assertThat(said.getString("code")).isEqualTo("STAGE_NOT_PERMITTED");
                assertThat(said.getString("remedyEn")).isNotBlank();
            }
        }
    }

    private static Object draw(Rulebook rulebook, StageKind kind) {
        return RoundPlans.draw(
                new RoundPlans.Title("rnd_x", "试", "test", true),
                "330000",
                LocalDate.parse("2022-06-01"),
                rulebook,
                Map.of(),
                new Pairings(List.of()),
                new TreeSet<>(),
                List.of(kind));
    }

    @Test
    void m13_05_6_whatIsSwitchedOffSaysTheRefusalThatItGets() {
        JsonObject off = Offers.of(rules(
                "zhejiang-2018",
                document -> document.getJsonObject("trading").put("agreement", ruling(false, "M13-05.6"))));
        assertThat(off.getJsonObject("agreement").getBoolean("offered")).isFalse();
        assertThat(off.getJsonObject("agreement").getString("code")).isEqualTo("NOT_OFFERED");
        assertThat(off.getJsonObject("agreement").getJsonArray("clauses")).containsExactly("M13-05.6");
        JsonObject on = Offers.of(rules(
                "zhejiang-2018",
                document -> document.getJsonObject("trading").put("agreement", ruling(true, "M13-05.6"))));
        assertThat(on.getJsonObject("agreement").getBoolean("offered")).isTrue();
    }

    @Test
    void m13_05_7_aClassOfLandIsOfferedIfItMayHaveAPrice() {
        Rulebook rulebook = rules(
                "zhejiang-2018",
                document -> document.getJsonObject("pricing")
                        .put("landClasses", new JsonArray().add(ruling("PADDY", "M13-05.7"))));
        JsonArray classes = Offers.of(rulebook).getJsonArray("landClasses");
        for (LandClass land : LandClass.values()) {
            JsonObject said = of(classes, land);
            assertThat(said.getBoolean("offered")).isEqualTo(land == LandClass.PADDY);
            assertThat(said.getJsonArray("clauses")).containsExactly("M13-05.7");
            assertThat(said.getString("code")).isEqualTo(land == LandClass.PADDY ? null : "LAND_CLASS_NOT_PRICED");
        }
    }

    @Test
    void z10_06_2_aTrustedLimitIsTheOneThatIsAppliedToTheOperation() {
        Rulebook rulebook = rules(
                "zhejiang-2018",
                document -> document.getJsonObject("terms")
                        .put("trusted", new JsonObject().put("FEE_PAYMENT", ruling("800.00", "Z10-06.2"))));
        JsonArray trusted = Offers.of(rulebook).getJsonArray("trusted");
        JsonObject fee = of(trusted, TrustedAct.FEE_PAYMENT);
        assertThat(fee.getString("limit")).isEqualTo("800.00");
        byte[] body =
                new JsonObject().put("yuan", fee.getString("limit")).encode().getBytes(StandardCharsets.UTF_8);
        assertThat(TrustedAct.limit(rulebook, fee.getString("operation"), body)).isPresent();
        JsonObject deposit = of(trusted, TrustedAct.DEPOSIT);
        assertThat(deposit.getBoolean("offered")).isFalse();
        assertThat(deposit.getString("operation")).isEqualTo("placeDeposit");
    }
}
