package io.quotaexchange.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A request that another node does is the request that was sent. */
final class ApiRequestJsonTest {
    private static JsonObject sent(JsonObject json) {
        return new JsonObject(json.encode());
    }

    @Test
    void aRequestWithEverything() {
        ApiRequest request = ApiRequest.ofNode(
                Map.of("round", "rnd_1", "lot", "lot_1"),
                Map.of("limit", "5"),
                Buffer.buffer("{\"price\":\"七\"}"),
                new Caller("usr_a", "甲", "331126", Set.of("COUNTY_TRADER"), true, "session-1"),
                Optional.of(new Signatures("usr_a", "usr_b")),
                Optional.of("\"3\""),
                new ApiRequest.Origin("10.0.0.9", "agent"),
                Optional.of(new FirstAnswers.Attempt("ab", 2, Instant.EPOCH)));
        ApiRequest arrived = ApiRequestJson.read(sent(ApiRequestJson.write(request)));
        assertThat(arrived).usingRecursiveComparison().ignoringFields("body").isEqualTo(request);
        assertThat(new String(arrived.bytes(), StandardCharsets.UTF_8)).isEqualTo("{\"price\":\"七\"}");
    }

    @Test
    void aRequestOfNobodyWithNothing() {
        ApiRequest request = ApiRequest.ofNode(
                Map.of(),
                Map.of(),
                Buffer.buffer(),
                Caller.NOBODY,
                Optional.empty(),
                Optional.empty(),
                new ApiRequest.Origin("", ""),
                Optional.empty());
        ApiRequest arrived = ApiRequestJson.read(sent(ApiRequestJson.write(request)));
        assertThat(arrived).usingRecursiveComparison().ignoringFields("body").isEqualTo(request);
        assertThat(arrived.bytes()).isEmpty();
    }

    @Test
    void answersAndProblems() {
        Api.Answer answer = Api.Answer.file("application/pdf", "a.pdf", Buffer.buffer(new byte[] {0, -1, 7}))
                .with("etag", "\"1\"");
        assertThat(ApiRequestJson.readAnswer(sent(ApiRequestJson.write(answer))))
                .isEqualTo(answer);
        Problem problem = new Problem(
                422,
                "refused",
                "不",
                "No",
                "detail",
                "M13-05.4",
                List.of(new Problem.Field("price", "too low", "bid more")),
                new JsonArray().add(new JsonObject().put("code", "X")),
                3);
        assertThat(ApiRequestJson.readProblem(sent(ApiRequestJson.write(problem))))
                .isEqualTo(problem);
    }
}
