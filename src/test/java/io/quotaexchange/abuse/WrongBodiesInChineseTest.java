package io.quotaexchange.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.RunningExchange;
import io.quotaexchange.demo.SettledDemo;
import io.quotaexchange.identity.RightsTable;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.RateLimits;
import io.quotaexchange.platform.http.Right;
import io.quotaexchange.platform.http.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Every key of every body of the contract given a value of a wrong kind: a Chinese reader is told in Chinese which it was. */
@ExtendWith(PostgresFixture.class)
class WrongBodiesInChineseTest {
    private static final String COUNTY = "331126";

    /** Nothing takes a list in a list. */
    private static final JsonArray WRONG = new JsonArray().add(new JsonArray().add(1));

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    /** Two words after each other; names of values and keys stand alone. */
    private static final Pattern LATIN_SENTENCE = Pattern.compile("[A-Za-z]{2,} [a-z]{2,}");

    private static final Map<String, String> PEOPLE = Map.of(
            "COUNTY_TRADER", COUNTY + "-trader",
            "COUNTY_APPROVER", COUNTY + "-approver",
            "PROVINCIAL_ADMINISTRATOR", "province",
            "PROVINCIAL_APPROVER", "province-approver",
            "SETTLEMENT_AUDITOR", "auditor",
            "SECURITY_ADMINISTRATOR", "security",
            "SYSTEM_ADMINISTRATOR", "system",
            "AUDIT_ADMINISTRATOR", "audit");

    /** These look first whether a sign-in waits for it, and whether there is a book. */
    private static final Set<String> LATER = Set.of("showSecondFactor", "sendBookCommand");

    private static final String ROUND = "rnd_wrong-bodies";

    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Object> bodies =
            new Yaml().load(WrongBodiesInChineseTest.class.getResourceAsStream("/abuse/bodies.yaml"));
    private int port;

    @Test
    void aValueOfAWrongKindIsToldInChineseByItsName(@TempDir Path folder, TestDatabase database) throws Exception {
        SettledDemo.runIn(database, folder.resolve("keys"));
        try (RunningExchange exchange = new RunningExchange(
                        database.logins().application(), folder, new RateLimits(1_000_000, 1_000_000))
                .settled()) {
            port = exchange.port();
            announceRound();
            List<String> faults = new ArrayList<>();
            int asked = 0;
            for (ContractOperation operation : ContractOperation.all().values()) {
                if (!operation.body() || operation.file() || LATER.contains(operation.id())) {
                    continue;
                }
                for (String key : keys(operation)) {
                    asked++;
                    RawClient.Answer answer = send(operation, body(operation).put(key, WRONG));
                    fault(answer, key).ifPresent(fault -> faults.add(operation.id() + " " + key + ": " + fault));
                }
            }
            assertThat(faults).isEmpty();
            assertThat(asked).isGreaterThan(200);
        }
    }

    /** Keys that a good body has, that the contract names, and that an empty body is said to lack. */
    private Set<String> keys(ContractOperation operation) throws IOException {
        Set<String> keys = new LinkedHashSet<>(operation.keys());
        if (bodies.get(operation.id()) instanceof Map<?, ?> good) {
            good.keySet().forEach(key -> keys.add(key.toString()));
        }
        JsonObject problem = new JsonObject(send(operation, scoped(operation)).body());
        for (Object error : problem.getJsonArray("errors", new JsonArray())) {
            keys.add(((JsonObject) error).getString("field").split("/")[0]);
        }
        keys.remove("");
        return keys;
    }

    private JsonObject body(ContractOperation operation) {
        JsonObject body = bodies.get(operation.id()) instanceof Map<?, ?> good
                ? new JsonObject(new JsonObject(Map.copyOf(text(good))).encode().replace("@county", COUNTY))
                : new JsonObject();
        return body.mergeIn(scoped(operation));
    }

    /** What a body must say for its sender to be heard at all. */
    private static JsonObject scoped(ContractOperation operation) {
        Scope scope = right(operation).scope();
        JsonObject inner = new JsonObject();
        if (scope.place() != Scope.Place.BODY) {
            return inner;
        }
        String[] keys = scope.name().split("/");
        inner.put(keys[keys.length - 1], COUNTY);
        for (int i = keys.length - 2; i >= 0; i--) {
            inner = new JsonObject().put(keys[i], inner);
        }
        return inner;
    }

    private static Map<String, Object> text(Map<?, ?> map) {
        Map<String, Object> texts = new HashMap<>();
        map.forEach((key, value) -> texts.put(key.toString(), value));
        return texts;
    }

    private static Right right(ContractOperation operation) {
        return RightsTable.shipped(true).of(operation.id());
    }

    private java.util.Optional<String> fault(RawClient.Answer answer, String key) {
        JsonObject problem = new JsonObject(answer.body());
        JsonArray errors = problem.getJsonArray("errors", new JsonArray());
        boolean refused = answer.status() == 400 || answer.status() == 403;
        boolean named = false;
        boolean chinese = isChinese(problem.getString("detail", ""));
        for (Object each : errors) {
            JsonObject error = (JsonObject) each;
            named |= error.getString("field").equals(key)
                    || error.getString("field").startsWith(key + "/");
            chinese &= isChinese(error.getString("message")) && isChinese(error.getString("remedy"));
        }
        return refused && named && chinese
                ? java.util.Optional.empty()
                : java.util.Optional.of(answer.status() + " " + answer.body());
    }

    private static boolean isChinese(String text) {
        return HAN.matcher(text).find() && !LATIN_SENTENCE.matcher(text).find();
    }

    private RawClient.Answer send(ContractOperation operation, JsonObject body) throws IOException {
        Right right = right(operation);
        String person = right.open() || right.anyRole() || right.roles().contains("COUNTY_TRADER")
                ? COUNTY + "-trader"
                : PEOPLE.get(right.roles().iterator().next());
        String path = operation.path();
        for (ContractOperation.Parameter parameter : operation.parameters()) {
            path = path.replace("{" + parameter.name() + "}", value(parameter.name()));
        }
        return send(operation.method(), path, "authorization: Bearer " + token(person), body);
    }

    private String value(String parameter) throws IOException {
        return switch (parameter) {
            case "county" -> COUNTY;
            case "year" -> "2027";
            case "stage" -> "1";
            case "person" -> HostileRequests.VICTIM;
            case "round" -> ROUND;
            case "project" -> first("/api/v1/projects?county=" + COUNTY);
            case "construction" -> "con_" + COUNTY + "-x";
            case "award" -> first("/api/v1/rounds/rnd_2022-1/awards?limit=50");
            case "agreement" -> "agr_x";
            case "sanction" -> "sus_x";
            case "proposal" -> "prp_" + "0".repeat(26);
            default -> "x";
        };
    }

    private String first(String list) throws IOException {
        JsonObject page =
                new JsonObject(send("GET", list, "authorization: Bearer " + token(COUNTY + "-trader"), new JsonObject())
                        .body());
        return page.getJsonArray("items").getJsonObject(0).getString("id");
    }

    private String token(String person) throws IOException {
        if (!tokens.containsKey(person)) {
            JsonObject credentials = new JsonObject()
                    .put("login", person)
                    .put("password", RunningExchange.PASSWORD)
                    .put("bearer", true);
            tokens.put(
                    person,
                    new JsonObject(send("POST", "/api/v1/session", "x-nobody: yet", credentials)
                                    .body())
                            .getString("token"));
        }
        return tokens.get(person);
    }

    /** That of the demonstration is over, and takes nothing any more. */
    private void announceRound() throws IOException {
        Instant opens = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(60));
        JsonObject wish = new JsonObject()
                .put("id", ROUND)
                .put("nameZh", "测试场次")
                .put("nameEn", "Test")
                .put("entryOpensAt", opens.toString())
                .put("entryClosesAt", opens.plusSeconds(60).toString())
                .put(
                        "stages",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("kind", "CALL_AUCTION")
                                        .put("opensAt", opens.plusSeconds(60).toString())
                                        .put("seconds", 0)));
        RawClient.Answer prepared = send("POST", "/api/v1/rounds", "authorization: Bearer " + token("province"), wish);
        assertThat(prepared.status()).as(prepared.body()).isEqualTo(202);
        String approval = "/api/v1/proposals/" + new JsonObject(prepared.body()).getString("id") + "/approval";
        RawClient.Answer approved =
                send("POST", approval, "authorization: Bearer " + token("province-approver"), new JsonObject());
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        RawClient.Answer round =
                send("GET", "/api/v1/rounds/" + ROUND, "authorization: Bearer " + token("province"), new JsonObject());
        assertThat(round.status()).as(approved.body()).isEqualTo(200);
    }

    private RawClient.Answer send(String method, String path, String credentials, JsonObject body) throws IOException {
        byte[] content = body.isEmpty() && method.equals("GET")
                ? new byte[0]
                : body.encode().getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nhost: x\r\naccept-language: zh\r\n"
                + "content-type: application/json\r\n" + credentials + "\r\ncontent-length: " + content.length
                + "\r\n\r\n";
        try (RawClient client = new RawClient(port, "127.0.0.1")) {
            client.write(head.getBytes(StandardCharsets.US_ASCII));
            return client.send(content, false);
        }
    }
}
