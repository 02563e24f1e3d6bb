package io.quotaexchange.platform.http;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.platform.document.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** A request that met the contract: its parameters by name, its body as it came, and who sends it. */
public final class ApiRequest {
    private static final int DEFAULT_LIMIT = 50;

    private final Map<String, String> path;
    private final Map<String, String> query;
    private final Buffer body;
    private final Caller caller;
    private final Optional<Signatures> signatures;
    private final Optional<String> ifMatch;
    private final Origin origin;
    private final Optional<FirstAnswers.Attempt> attempt;

    /**
     * Where a request came from.
     *
     * @param address of the machine that sent it
     * @param agent program that sent it, as it names itself
     */
    public record Origin(String address, String agent) {}

    private ApiRequest(
            Map<String, String> path,
            Map<String, String> query,
            Buffer body,
            Caller caller,
            Optional<Signatures> signatures,
            Optional<String> ifMatch,
            Origin origin,
            Optional<FirstAnswers.Attempt> attempt) {
        this.path = Map.copyOf(path);
        this.query = Map.copyOf(query);
        this.body = body;
        this.caller = caller;
        this.signatures = signatures;
        this.ifMatch = ifMatch;
        this.origin = origin;
        this.attempt = attempt;
    }

    /** @param body null where there is none */
    static ApiRequest of(
            ValidatedRequest request, Buffer body, Caller caller, Optional<String> ifMatch, Origin origin) {
        return new ApiRequest(
                texts(request.getPathParameters()),
                texts(request.getQuery()),
                body == null ? Buffer.buffer() : body,
                caller,
                Optional.empty(),
                ifMatch,
                origin,
                Optional.empty());
    }

    /** What was prepared, as it is done after it was approved: by the maker, with both signatures. */
    public static ApiRequest approved(
            Map<String, String> path, Map<String, String> query, byte[] body, Caller maker, Signatures signatures) {
        return new ApiRequest(
                path,
                query,
                Buffer.buffer(body),
                maker,
                Optional.of(signatures),
                Optional.empty(),
                new Origin("", ""),
                Optional.empty());
    }

    /** What was prepared, to be looked at again before it is approved. */
    public static ApiRequest prepared(Map<String, String> path, Map<String, String> query, byte[] body, Caller maker) {
        return new ApiRequest(
                path,
                query,
                Buffer.buffer(body),
                maker,
                Optional.empty(),
                Optional.empty(),
                new Origin("", ""),
                Optional.empty());
    }

    /** What another node passed on, as it was there. */
    static ApiRequest ofNode(
            Map<String, String> path,
            Map<String, String> query,
            Buffer body,
            Caller caller,
            Optional<Signatures> signatures,
            Optional<String> ifMatch,
            Origin origin,
            Optional<FirstAnswers.Attempt> attempt) {
        return new ApiRequest(path, query, body, caller, signatures, ifMatch, origin, attempt);
    }

    /** The two people, if two have signed. */
    Optional<Signatures> signed() {
        return signatures;
    }

    /** The same, as a try at a request with an {@code Idempotency-Key}. */
    ApiRequest as(FirstAnswers.Attempt tried) {
        return new ApiRequest(path, query, body, caller, signatures, ifMatch, origin, Optional.of(tried));
    }

    private static Map<String, String> texts(Map<String, RequestParameter> parameters) {
        Map<String, String> texts = new TreeMap<>();
        parameters.forEach((name, parameter) -> {
            if (!parameter.isNull() && !parameter.isEmpty()) {
                texts.put(name, parameter.get().toString());
            }
        });
        return texts;
    }

    /** Who asks; {@link Caller#NOBODY} where anybody may. */
    public Caller caller() {
        return caller;
    }

    /**
     * Who prepared and who approved this, in an operation that the rights table marks {@code four-eyes}.
     *
     * @throws IllegalStateException in any other operation, and while it is only checked
     */
    public Signatures signatures() {
        return signatures.orElseThrow(() -> new IllegalStateException("nobody has approved this request"));
    }

    /** Version that the sender believes to change. */
    public Optional<String> ifMatch() {
        return ifMatch;
    }

    /** Which try this is at a request with an {@code Idempotency-Key}; empty if it has none. */
    public Optional<FirstAnswers.Attempt> attempt() {
        return attempt;
    }

    public Origin origin() {
        return origin;
    }

    /** The parameters of the path. */
    public Map<String, String> pathParameters() {
        return path;
    }

    /** The parameters after the question mark. */
    public Map<String, String> queryParameters() {
        return query;
    }

    /**
     * For an operation that only finds out on the way whose business it is.
     *
     * @param organisation code of the county or the province
     * @throws ProblemException 403 if the caller acts for another one
     */
    public void requireActsFor(String organisation) {
        if (!caller.actsFor(organisation)) {
            throw Right.otherOrganisation("").asException();
        }
    }

    /** A text of the body by its keys; empty if there is none such, or no readable body. */
    public String bodyText(String keys) {
        try {
            Object at = new JsonObject(body);
            for (String key : keys.split("/")) {
                at = at instanceof JsonObject object ? object.getValue(key) : null;
            }
            return at instanceof String text ? text : "";
        } catch (DecodeException e) {
            return "";
        }
    }

    /** The body byte for byte; empty where there is none. */
    public byte[] bytes() {
        return body.getBytes();
    }

    /**
     * Reads the body's JSON strictly: every key that is missing, unknown, repeated or of a wrong kind is reported at once.
     *
     * @param reading asks the document for its values
     * @throws ProblemException 400 with every problem and its place
     */
    public <T> T read(Function<DocumentReader, T> reading) {
        try {
            DocumentReader document = DocumentReader.of(StrictJson.object(body.getBytes()));
            T value = reading.apply(document);
            document.finish();
            return value;
        } catch (InvalidDocument invalid) {
            throw invalidBody(invalid).asException();
        }
    }

    private static Problem invalidBody(InvalidDocument invalid) {
        List<Problem.Field> fields = invalid.problems().stream()
                .limit(Problem.MOST_FIELDS)
                .map(problem -> {
                    int colon = problem.indexOf(": ");
                    return problem.startsWith("/") && colon > 0
                            ? new Problem.Field(
                                    problem.substring(1, colon),
                                    problem.substring(colon + 2),
                                    remedy(problem.substring(colon + 2)))
                            : new Problem.Field("", problem, "send one JSON object of the contract's form");
                })
                .toList();
        return new Problem(
                400, "invalid-body", "请求内容不符合要求", "The body is not valid", Problem.sentence(fields), "", fields);
    }

    private static String remedy(String message) {
        return switch (message) {
            case "is missing" -> "add it";
            case "is unknown" -> "leave it out";
            default -> "correct the value";
        };
    }

    /** A parameter of the path; the contract says it is there. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            // Two slashes with nothing between them.
            throw Problem.notFound(name, "").asException();
        }
        return value;
    }

    /** A whole number of the path. */
    public long pathLong(String name) {
        return whole(name, path(name));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public OptionalLong queryLong(String name) {
        return query(name).map(text -> OptionalLong.of(whole(name, text))).orElse(OptionalLong.empty());
    }

    /** To the contract 2.0 and 1e30 are integers too: what is none of ours is refused by name. */
    private static long whole(String name, String text) {
        try {
            return new BigDecimal(text).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            String message = "must be a whole number up to 9223372036854775807";
            throw new Problem(
                            400,
                            "invalid-parameter",
                            "参数不符合要求",
                            "A parameter is not valid",
                            name + " " + message,
                            "",
                            List.of(new Problem.Field(name, message, "give a smaller whole number")))
                    .asException();
        }
    }

    /** Rows a page: what was asked for, 50 if nothing was. */
    public int limit() {
        return (int) queryLong("limit").orElse(DEFAULT_LIMIT);
    }
}
