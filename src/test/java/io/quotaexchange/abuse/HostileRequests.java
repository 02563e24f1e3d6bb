package io.quotaexchange.abuse;

import io.quotaexchange.platform.http.Right;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.Yaml;

/** Hostile requests out of the contract; the same seed makes the same ones, but for ids that the server made. */
final class HostileRequests {
    /** Nobody's own: whom security administrators may do something to. */
    static final String VICTIM = "usr_fuzz-victim";

    /** End a session, fail so often that its account is closed, or stop all writing: only for somebody who is no use for anything else. */
    private static final Set<String> DANGEROUS = Set.of(
            "pauseWrites",
            "signOut",
            "signOutEverywhere",
            "changePassword",
            "confirmSecondFactor",
            "enrolSecondFactor",
            "showSecondFactor");

    /** Change what only lasts for a while, and is not kept for auditors. */
    static final Set<String> OF_SIGN_INS = Set.of(
            "signIn",
            "signOut",
            "signOutEverywhere",
            "changePassword",
            "confirmSecondFactor",
            "enrolSecondFactor",
            "showSecondFactor");

    private static final List<String> HOSTILE_TEXTS = List.of(
            "",
            "%00",
            "%0a",
            "%0d%0aset-cookie:a=b",
            "%ff%fe",
            "%",
            "%zz",
            "%c0%af",
            "%ed%a0%80",
            "..",
            "../../etc/passwd",
            "%2e%2e%2f",
            "%252e",
            "'",
            "%27%20OR%201=1--",
            "%22",
            "%3Cscript%3E",
            "-1",
            "0",
            "1e999",
            "1.5",
            "9223372036854775808",
            "99999999999999999999999",
            "NaN",
            "null",
            "true",
            "[]",
            "{}",
            "a".repeat(65),
            "a".repeat(3_000),
            "%E4%B8%AD",
            "%F0%9F%98%80",
            "330000",
            "999999",
            "3311266",
            ";a=b",
            "a;b",
            "*",
            "%2F",
            "a%20b",
            "+",
            "ACCEPTED",
            "accepted",
            "2.0",
            "0x1",
            "%EF%BB%BF",
            "%E2%80%AE",
            "prp_00000000000000000000000000",
            "__proto__");

    /** What the demonstration's accounts are. */
    private static final Map<String, Set<String>> ROLES = Map.of(
            "331126-trader", Set.of("COUNTY_TRADER"),
            "331126-trader in a browser", Set.of("COUNTY_TRADER"),
            "331126-approver", Set.of("COUNTY_APPROVER"),
            "330421-trader", Set.of("COUNTY_TRADER"),
            "province", Set.of("PROVINCIAL_ADMINISTRATOR"),
            "province-approver", Set.of("PROVINCIAL_APPROVER"),
            "auditor", Set.of("SETTLEMENT_AUDITOR"),
            "security", Set.of("SECURITY_ADMINISTRATOR"),
            "system", Set.of("SYSTEM_ADMINISTRATOR"),
            "audit", Set.of("AUDIT_ADMINISTRATOR"));

    private final Map<String, ContractOperation> operations;
    private final List<ContractOperation> inOrder;
    private final Function<String, Right> rights;
    private final Map<String, List<String>> ids;
    private final Map<String, Object> bodies;
    private final Map<String, List<String>> credentials;
    private final List<String> callers;

    /**
     * One request.
     *
     * @param sensible whether the method and path are as in the contract
     */
    record Request(ContractOperation operation, String caller, String method, byte[] bytes, boolean sensible) {
        boolean headOnly() {
            return method.equals("HEAD");
        }

        String shown() {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return operation.id() + " as " + caller + ": "
                    + (text.length() <= 1_500 ? text : text.substring(0, 1_500) + "…");
        }
    }

    /**
     * @param ids known to the server, by what they are of
     * @param credentials header lines of each caller
     */
    HostileRequests(
            Function<String, Right> rights, Map<String, List<String>> ids, Map<String, List<String>> credentials) {
        this.operations = ContractOperation.all();
        this.inOrder = List.copyOf(operations.values());
        this.rights = rights;
        this.ids = ids;
        this.credentials = credentials;
        this.callers = List.copyOf(credentials.keySet());
        this.bodies = new Yaml().load(HostileRequests.class.getResourceAsStream("/abuse/bodies.yaml"));
    }

    Map<String, Object> bodies() {
        return bodies;
    }

    int operations() {
        return inOrder.size();
    }

    /** @param deeds whether it may be one that is done at once if all of it is right */
    Request next(Random random, boolean deeds) {
        ContractOperation operation = inOrder.get(random.nextInt(inOrder.size()));
        String caller = random.nextInt(3) == 0 ? pick(random, callers) : whoMay(random, operation);
        if (DANGEROUS.contains(operation.id())) {
            caller = random.nextBoolean() ? "nobody" : "bogus";
        } else if (!deeds && isDoneAtOnce(operation, caller)) {
            caller = "auditor";
        }
        return request(random, operation, caller);
    }

    private String whoMay(Random random, ContractOperation operation) {
        Right right = rights.apply(operation.id());
        List<String> may = callers.stream()
                .filter(caller -> right.open()
                        || right.anyRole()
                        || ROLES.getOrDefault(caller, Set.of()).stream().anyMatch(right.roles()::contains))
                .toList();
        return may.isEmpty() ? pick(random, callers) : pick(random, may);
    }

    /** Whether this caller needs nobody's approval for it. */
    private boolean isDoneAtOnce(ContractOperation operation, String caller) {
        Right right = rights.apply(operation.id());
        return !operation.reads() && !right.fourEyes() && !right.open() && !caller.equals("auditor");
    }

    private Request request(Random random, ContractOperation operation, String caller) {
        String target = target(random, operation);
        String method = operation.method();
        boolean sensible = true;
        int odd = random.nextInt(100);
        if (odd < 6) {
            method = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", "get")
                    .get(random.nextInt(10));
            sensible = method.equals(operation.method());
        } else if (odd < 10) {
            target = oddPath(random, target);
            sensible = false;
        }
        List<String> headers = new ArrayList<>(List.of("host: 127.0.0.1"));
        headers.addAll(credentials.get(caller));
        byte[] body = new byte[0];
        boolean sends = operation.body() ? random.nextInt(50) != 0 : random.nextInt(25) == 0;
        if (sends && !method.equals("TRACE")) {
            body = new HostileJson(random).body(template(random, operation));
            headers.add(contentType(random));
        }
        oddHeaders(random, headers);
        boolean chunked = body.length > 0 && random.nextInt(20) == 0;
        if (chunked) {
            headers.add("transfer-encoding: chunked");
            body = chunks(random, body);
        } else if (sends || random.nextInt(4) == 0) {
            headers.add("content-length: " + body.length);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return new Request(operation, caller, method, bytes.toByteArray(), sensible);
    }

    private static byte[] chunks(Random random, byte[] body) {
        ByteArrayOutputStream chunked = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; ) {
            int size = Math.min(1 + random.nextInt(5_000), body.length - at);
            chunked.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunked.write(body, at, size);
            chunked.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            at += size;
        }
        chunked.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunked.toByteArray();
    }

    private String target(Random random, ContractOperation operation) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (ContractOperation.Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", value(random, operation, parameter, 25));
            } else if (random.nextInt(3) > 0) {
                String value = value(random, operation, parameter, 12);
                int times = random.nextInt(30) == 0 ? 2 : 1;
                for (int i = 0; i < times; i++) {
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(parameter.name())
                            .append('=')
                            .append(value);
                }
            }
        }
        if (random.nextInt(20) == 0) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(List.of("dryRun=true", "dryRun=maybe", "x=y", "limit", "=", "&&", "a[]=1")
                            .get(random.nextInt(7)));
        }
        return path + query;
    }

    /** @param hostile one in so many is */
    private String value(
            Random random, ContractOperation operation, ContractOperation.Parameter parameter, int hostile) {
        if (random.nextInt(hostile) == 0) {
            return HOSTILE_TEXTS.get(random.nextInt(HOSTILE_TEXTS.size()));
        }
        if (!parameter.values().isEmpty()) {
            return pick(random, parameter.values());
        }
        if (parameter.name().equals("person") && !operation.reads()) {
            return VICTIM;
        }
        List<String> known = ids.getOrDefault(parameter.name(), List.of());
        if (!known.isEmpty() && random.nextInt(10) > 0) {
            return URLEncoder.encode(pick(random, known), StandardCharsets.UTF_8);
        }
        return switch (parameter.type()) {
            case "integer" -> Integer.toString(1 + random.nextInt(4));
            case "boolean" -> random.nextBoolean() ? "true" : "false";
            default -> pick(random, List.of("x", "fuzz_1", "usr_x", "sus_x-1", "awd_x", "lot_x", "2018-02-12"));
        };
    }

    private static String oddPath(Random random, String target) {
        return switch (random.nextInt(14)) {
            case 0 -> target.replaceFirst("/api", "//api");
            case 1 -> target + "/";
            case 2 -> target + "%00";
            case 3 -> target.replaceFirst("/v1/", "/v1/../v1/");
            case 4 -> target.replaceFirst("/v1/", "/v1/%2e%2e/");
            case 5 -> target.replaceFirst("v1", "V1");
            case 6 -> "http://127.0.0.1" + target;
            case 7 -> target + "#x";
            case 8 -> target + "/" + "a/".repeat(1_000);
            case 9 -> "*";
            case 10 -> target + ";jsessionid=1";
            case 11 -> target.replaceFirst("api", "%61pi");
            case 12 -> target + "?" + "a=b&".repeat(1_000);
            default -> "/" + "\u00ff\u00fe" + target;
        };
    }

    private static String contentType(Random random) {
        return "content-type: "
                + (random.nextInt(8) > 0
                        ? "application/json"
                        : pick(
                                random,
                                List.of(
                                        "text/plain",
                                        "",
                                        "application/xml",
                                        "application/x-www-form-urlencoded",
                                        "multipart/form-data",
                                        "multipart/form-data; boundary=x",
                                        "application/json; charset=utf-16",
                                        "application/json;",
                                        "application/problem+json",
                                        "*/*",
                                        "json",
                                        "APPLICATION/JSON",
                                        "application/octet-stream",
                                        "application/json, text/plain",
                                        "a".repeat(500))));
    }

    private void oddHeaders(Random random, List<String> headers) {
        if (random.nextInt(8) > 0) {
            return;
        }
        headers.addAll(
                switch (random.nextInt(16)) {
                    case 0 -> List.of("host: example.org");
                    case 1 -> List.of("content-type: text/plain");
                    case 2 -> List.of("authorization: Bearer x", "authorization: Basic eDp5");
                    case 3 -> List.of("cookie: qx_session=\"; qx_session==; =;;; a");
                    case 4 -> List.of("accept-language: en", "accept: text/html;q=x");
                    case 5 -> List.of("if-match: \"\u00ff\"", "if-match: *");
                    case 6 -> List.of("x-long: " + "y".repeat(7_000));
                    case 7 -> List.of("x-long: " + "y".repeat(20_000));
                    case 8 -> List.of("x-csrf-token: " + "z".repeat(300));
                    case 9 -> List.of("content-encoding: gzip");
                    case 10 -> List.of("x-forwarded-for: 10.0.0.1", "forwarded: for=\"_x\"");
                    case 11 -> List.of("range: bytes=5-2,-1", "accept-encoding: gzip, br;q=z");
                    case 12 -> List.of("upgrade: h2c", "connection: upgrade", "http2-settings: AAAA");
                    case 13 -> List.of("bad header: x");
                    case 14 -> List.of("user-agent: \u0080\u00ff" + "u".repeat(400));
                    default -> List.of("last-event-id: -9223372036854775809", "expect: nothing");
                });
    }

    private Object template(Random random, ContractOperation operation) {
        Object body = bodies.get(
                random.nextInt(25) == 0
                        ? inOrder.get(random.nextInt(inOrder.size())).id()
                        : operation.id());
        if (body == null) {
            Map<String, Object> made = new LinkedHashMap<>();
            operation.keys().forEach(key -> made.put(key, "1"));
            return made;
        }
        return filled(random, body);
    }

    private Object filled(Random random, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((key, inner) -> filled.put(key.toString(), filled(random, inner)));
            return filled;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(inner -> filled(random, inner)).toList();
        }
        return value instanceof String text ? filledText(random, text) : value;
    }

    private String filledText(Random random, String text) {
        if (text.startsWith("@")) {
            List<String> known = ids.getOrDefault(text.substring(1), List.of());
            return known.isEmpty() ? "x" : pick(random, known);
        }
        return text.endsWith("fuzz-1") ? text.substring(0, text.length() - 1) + random.nextInt(1_000) : text;
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
