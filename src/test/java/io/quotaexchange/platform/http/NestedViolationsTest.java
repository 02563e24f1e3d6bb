package io.quotaexchange.platform.http;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** A contract that says what stands in a body, as ours leaves to its features: each place is told once, none of what is around it. */
final class NestedViolationsTest {
    private static final Vertx VERTX = Vertx.vertx();

    private static final String CONTRACT = """
            openapi: 3.1.0
            info: {title: Lots, version: "1"}
            paths:
              /lots:
                post:
                  operationId: addLots
                  requestBody:
                    required: true
                    content:
                      application/json:
                        schema: {$ref: "#/components/schemas/Filing"}
                  responses: {"200": {description: done}}
            components:
              schemas:
                Filing:
                  type: object
                  required: [county, lots]
                  additionalProperties: false
                  properties:
                    county: {type: string, pattern: "^[0-9]{6}$"}
                    title: {type: string, minLength: 2, maxLength: 5}
                    kind: {$ref: "#/components/schemas/Kind"}
                    count: {type: integer, minimum: 1, maximum: 9}
                    sure: {type: boolean}
                    "a/b~c d": {type: boolean}
                    lots:
                      type: array
                      maxItems: 2
                      items:
                        allOf:
                          - type: object
                            required: [area]
                            properties:
                              area: {type: string, format: date}
                Kind: {type: string, enum: [QUANTITY, CAPACITY, PADDY]}
            """;

    private final ContractChecks checks = new ContractChecks(
            VERTX, await(OpenAPIContract.from(VERTX, new JsonObject(new Yaml().<Map<String, Object>>load(CONTRACT)))));

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    @Test
    void whatIsInOrderIsLetThrough() {
        await(checks.validate(
                request("{'county':'331126','lots':[{'area':'2018-02-12'}],'kind':'PADDY','sure':true}"), "addLots"));
    }

    @Test
    void eachPlaceIsToldOnceAndNothingAroundIt() {
        assertThat(told("{}")).containsExactly("county is missing", "lots is missing");
        assertThat(told("{'county':'3311','lots':[],'title':'x','kind':'LAND','count':0,'sure':'yes','other':1}"))
                .containsExactlyInAnyOrder(
                        "county must be a division code of six digits",
                        "title must be text of 2 to 5 characters",
                        "kind must be one of QUANTITY, CAPACITY, PADDY",
                        "count must be a whole number from 1 to 9",
                        "sure must be true or false",
                        "other is unknown");
        assertThat(told("{'county':'331126','count':10,'title':1,'lots':{},'a/b~c d':1}"))
                .containsExactlyInAnyOrder(
                        "count must be a whole number from 1 to 9",
                        "title must be text of 2 to 5 characters",
                        "lots must be a list of at most 2 elements",
                        "a/b~c d must be true or false");
        assertThat(told("{'county':'331126','lots':[{},{'area':1},7]}"))
                .containsExactlyInAnyOrder(
                        "lots must be a list of at most 2 elements",
                        "lots/0/area is missing",
                        "lots/1/area must be a date such as 2018-02-12",
                        "lots/2 must be an object");
        assertThat(told("{'county':'331126','lots':[],'\\u0007':1,'':1,'#':1,'100%':1}"))
                .containsExactlyInAnyOrder("%7 is unknown", "is unknown", "# is unknown", "100% is unknown");
        assertThat(told("7")).containsExactly("the body must be one JSON object");
    }

    @Test
    void notMoreAreToldThanCanBeRead() {
        assertThat(told("{'county':'331126','lots':[" + "7,".repeat(50_000) + "7]}"))
                .hasSize(Problem.MOST_FIELDS);
    }

    private List<String> told(String body) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> failure(request(body)));
        return refused.problem().errors().stream()
                .map(error -> (error.field() + " " + error.message()).trim())
                .toList();
    }

    private void failure(ValidatableRequestImpl request) {
        throw (RuntimeException) checks.validate(request, "addLots")
                .transform(done -> io.vertx.core.Future.succeededFuture(done.cause()))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static ValidatableRequestImpl request(String body) {
        return new ValidatableRequestImpl(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new RequestParameterImpl(Buffer.buffer(body.replace('\'', '"'))),
                "application/json");
    }
}
