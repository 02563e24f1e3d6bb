package io.quotaexchange.platform.http;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.identity.TestAccess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not as the contract says is told in words of ours, in the reader's language: over HTTP, at the contract as it is. */
final class ContractViolationsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String DIGEST = "0".repeat(64);
    private static EdgeServer server;

    private enum Colour {
        RED,
        GREEN
    }

    @BeforeAll
    static void start() {
        Api api = new Api();
        api.write("pauseWrites", request -> {
            request.read(document -> {
                document.text("reason");
                document.whole("number", 1, 9);
                document.choice("colour", Colour.class);
                document.date("on");
                document.flag("sure");
                return document.parsedList("names", text -> text);
            });
            return Future.succeededFuture(Api.Answer.ok(new JsonObject()));
        });
        ContractServer.answerTheRest(api);
        TestAccess access = new TestAccess(api);
        server = await(HttpEdge.start(VERTX, EdgeSettings.LOCAL, api, access, access, FirstAnswers.NONE));
    }

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    /** Of each kind one: the field, what is expected and the remedy, in both languages. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            projects?limit=0                 | limit        | 须为 1 至 200 之间的整数 | 请填写该范围内的值 | must be a whole number from 1 to 200 | keep within these bounds
            projects?limit=201               | limit        | 须为 1 至 200 之间的整数 | 请填写该范围内的值 | must be a whole number from 1 to 200 | keep within these bounds
            projects?limit=many              | limit        | 须为 1 至 200 之间的整数 | 请填写该范围内的值 | must be a whole number from 1 to 200 | keep within these bounds
            projects?limit=1.5               | limit        | 须为 1 至 200 之间的整数 | 请填写该范围内的值 | must be a whole number from 1 to 200 | keep within these bounds
            projects?limit=%22               | limit        | 须为 1 至 200 之间的整数 | 请填写该范围内的值 | must be a whole number from 1 to 200 | keep within these bounds
            projects?county=33112           | county       | 须为六位行政区划代码 | 请写作如 331126 | must be a division code of six digits | write it as in 331126
            projects?after={65}             | after        | 须为不超过 64 个字符的文字 | 请按该长度填写 | must be text of at most 64 characters | keep to that length
            projects?after=1.5              | after        | 须为不超过 64 个字符的文字 | 形如数字或列表的文字请加双引号 | must be text of at most 64 characters | put what reads as a number or as a list in double quotes
            projects?after=a%22b            | after        | 含有不能使用的字符 | 请去掉引号、反斜杠和控制字符 | has a character that cannot stand there | leave out quotes, backslashes and control characters
            projects?after=100%25           | after        | 其中 % 之后没有两位十六进制数 | 文字中的 % 请写作 %2525 | has a % that no two hexadecimal digits follow | write each % of the text as %2525
            projects?decision=MAYBE         | decision     | 只能是 ACCEPTED、REFUSED 之一 | 请从中选择一个 | must be one of ACCEPTED, REFUSED | choose one of them
            counties/33112x                 | county       | 须为六位行政区划代码 | 请写作如 331126 | must be a division code of six digits | write it as in 331126
            tasks/1999                      | year         | 须为 2000 至 2100 之间的整数 | 请填写该范围内的值 | must be a whole number from 2000 to 2100 | keep within these bounds
            """)
    void aWrongParameterIsToldByNameWithWhatIsExpected(
            String path, String field, String zh, String zhRemedy, String en, String enRemedy) {
        String address = path.replace("{65}", "x".repeat(65));
        tells(get(address, "zh"), field, zh, zhRemedy, field + "：" + zh);
        tells(get(address, "en"), field, en, enRemedy, field + " " + en);
    }

    /** What the body as a whole is not, before anything in it is looked at. */
    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -          | application/json | 缺少请求内容 | 请按接口契约发送一个 JSON 对象 | the body is missing | send one JSON object of the contract's form
            {          | application/json | 请求内容不是 JSON | 请按接口契约发送一个 JSON 对象 | the body is not JSON | send one JSON object of the contract's form
            [1]        | application/json | 请求内容须为一个 JSON 对象 | 请按接口契约发送一个 JSON 对象 | the body must be one JSON object | send one JSON object of the contract's form
            "x"        | application/json | 请求内容须为一个 JSON 对象 | 请按接口契约发送一个 JSON 对象 | the body must be one JSON object | send one JSON object of the contract's form
            {}         | text/plain       | 请求内容的类型须为 application/json | 请在 content-type 中注明请求内容的类型 | the body's type must be application/json | say in content-type what the body is
            {}         | -                | 请求内容的类型须为 application/json | 请在 content-type 中注明请求内容的类型 | the body's type must be application/json | say in content-type what the body is
            """)
    void aBodyThatIsNoneIsTold(String body, String type, String zh, String zhRemedy, String en, String enRemedy) {
        String sent = body == null ? "" : body;
        String as = type == null ? "" : type;
        tells(post(sent, as, "zh"), "", zh, zhRemedy, zh);
        tells(post(sent, as, "en"), "", en, enRemedy, en);
    }

    /** What stands in a body is read by its feature, which tells it alike. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                           | reason  | 缺少此项 | 请补上此项 | is missing | add it
            {"surprise":1}               | surprise | 没有此字段 | 请删去此项 | is unknown | leave it out
            {"reason":1}                 | reason  | 须为文字 | 请改正该值 | is not text | correct the value
            {"reason":" "}               | reason  | 不能为空白 | 请改正该值 | is blank | correct the value
            {"reason":"{2001}"}          | reason  | 超过 2000 个字符 | 请改正该值 | is longer than 2000 characters | correct the value
            {"number":"1"}               | number  | 须为整数 | 请改正该值 | is not a whole number | correct the value
            {"number":0}                 | number  | 0 不在 1 与 9 之间 | 请改正该值 | 0 is not between 1 and 9 | correct the value
            {"number":10}                | number  | 10 不在 1 与 9 之间 | 请改正该值 | 10 is not between 1 and 9 | correct the value
            {"colour":"BLUE"}            | colour  | “BLUE”不在可选值 RED、GREEN 之中 | 请改正该值 | 'BLUE' is none of RED, GREEN | correct the value
            {"on":"2018-02-30"}          | on      | “2018-02-30”不是日期，应如 2018-02-12 | 请改正该值 | '2018-02-30' is not a date such as 2018-02-12 | correct the value
            {"sure":"yes"}               | sure    | 须为 true 或 false | 请改正该值 | is not true or false | correct the value
            {"names":1}                  | names   | 须为列表 | 请改正该值 | is not a list | correct the value
            {"names":["a",1]}            | names/1 | 须为文字 | 请改正该值 | is not text | correct the value
            {"names":[{1001}]}           | names   | 多于 1000 项 | 请改正该值 | has more than 1000 elements | correct the value
            """)
    void aWrongValueOfABodyIsToldByItsPlace(
            String body, String field, String zh, String zhRemedy, String en, String enRemedy) {
        String sent = body.replace("{2001}", "x".repeat(2_001)).replace("{1001}", "\"a\",".repeat(1_000) + "\"a\"");
        JsonObject chinese = post(sent, "application/json", "zh");
        assertThat(chinese.getString("type")).isEqualTo("/problems/invalid-body");
        assertThat(chinese.getJsonArray("errors")).contains(error(field, zh, zhRemedy));
        assertThat(chinese.getString("detail")).contains(field + "：" + zh);
        JsonObject english = post(sent, "application/json", "en");
        assertThat(english.getJsonArray("errors")).contains(error(field, en, enRemedy));
        assertThat(english.getString("detail")).contains(field + " " + en);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        JsonObject problem = get("projects?limit=0&county=x&decision=MAYBE", "zh");
        assertThat(problem.getString("detail").split("；"))
                .containsExactlyInAnyOrder(
                        "limit：须为 1 至 200 之间的整数", "county：须为六位行政区划代码", "decision：只能是 ACCEPTED、REFUSED 之一");
        JsonObject missing = get("rulebook-comparison?left=" + DIGEST, "en");
        assertThat(missing.getString("detail")).isEqualTo("right is missing");
    }

    @Test
    void whatWasSentIsNotSaidAgainAtAnyLength() {
        StringBuilder body = new StringBuilder("{\"" + "长".repeat(9_000) + "\":1,\"a\\u0007\\n\\u202eb\":1");
        for (int i = 0; i < 3_000; i++) {
            body.append(",\"k").append(i).append("\":1");
        }
        JsonObject problem = post(body + "}", "application/json", "zh");
        assertThat(problem.getJsonArray("errors")).hasSize(Problem.MOST_FIELDS);
        assertThat(problem.encode().length()).isLessThan(20_000);
        assertThat(problem.encode()).doesNotContain("\u202e", "\\u0007").contains("长…", "a\uFFFD\uFFFD\uFFFDb");
        String twice = "x".repeat(3_000);
        assertThat(post("{\"names\":[\"" + twice + "\",\"" + twice + "\"]}", "application/json", "zh")
                        .getString("detail"))
                .contains("names/1：“" + "x".repeat(40) + "…”重复出现");
        assertThat(get("projects?county=" + "y".repeat(4_000), "zh").encode()).hasSizeLessThan(500);
    }

    private static JsonObject error(String field, String message, String remedy) {
        return new JsonObject().put("field", field).put("message", message).put("remedy", remedy);
    }

    private static void tells(JsonObject problem, String field, String message, String remedy, String detail) {
        assertThat(problem.getInteger("status")).as(problem.encode()).isEqualTo(400);
        assertThat(problem.getString("type")).isEqualTo("/problems/invalid-parameter");
        assertThat(problem.getJsonArray("errors")).containsExactly(error(field, message, remedy));
        assertThat(problem.getString("detail")).isEqualTo(detail);
    }

    private static JsonObject get(String path, String language) {
        return send("GET", path, "", "", language);
    }

    private static JsonObject post(String body, String type, String language) {
        return send("POST", "system/pause", body, type, language);
    }

    private static JsonObject send(String method, String path, String body, String type, String language) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/" + path))
                .header(TestAccess.HEADER, "usr_sys 330000 SYSTEM_ADMINISTRATOR,PROVINCIAL_ADMINISTRATOR")
                .header("accept-language", language)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("content-type", type);
        }
        try {
            return new JsonObject(
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                            .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
