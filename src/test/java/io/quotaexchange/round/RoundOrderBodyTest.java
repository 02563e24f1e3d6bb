package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.platform.http.Signatures;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Requests of key projects as counties send them. */
class RoundOrderBodyTest {
    private static JsonObject request() {
        return new JsonObject()
                .put("kind", "REQUEST")
                .put("id", "req_2027-1_001")
                .put("county", "331126")
                .put("replaces", "")
                .put("projectZh", "铁路")
                .put("tier", 1)
                .put(
                        "amounts",
                        new JsonObject()
                                .put("QUANTITY", "1.0000")
                                .put("CAPACITY", "")
                                .put("PADDY", ""))
                .put("divisible", true)
                .put("poolEligible", false);
    }

    private static Order.Request read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        RoundOrderBody body = RoundOrderBody.read(document, new Signatures("usr_m", "usr_a"));
        document.finish();
        return (Order.Request) body.order();
    }

    @Test
    void m13_05_4_itNamesAConstructionProjectOrNone() {
        assertThat(read(request()).construction()).isEmpty();
        assertThat(OrderJson.write(read(request())).containsKey("construction")).isFalse();
        Order.Request named = read(request().put("construction", "con_331126-2022-0007"));
        assertThat(named.construction()).isEqualTo("con_331126-2022-0007");
        assertThat(OrderJson.read(OrderJson.write(named))).isEqualTo(named);
    }

    @Test
    void theEnglishNameMayBeLeftOutAndTheChineseMayNot() {
        assertThat(read(request()).projectEn()).isEmpty();
        assertThat(read(request().put("projectEn", "Railway")).projectEn()).isEqualTo("Railway");
        JsonObject nameless = request();
        nameless.remove("projectZh");
        assertThatThrownBy(() -> read(nameless))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("/projectZh: is missing");
    }
}
