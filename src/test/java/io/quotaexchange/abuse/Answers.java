package io.quotaexchange.abuse;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What every answer must be, whatever was asked. */
final class Answers {
    /** Tell how the server is made, and are of no use to who asks. */
    private static final List<String> INSIDE = List.of(
            "Exception",
            "\tat ",
            "io.vertx",
            "io.quotaexchange",
            "io.netty",
            "org.postgresql",
            "com.fasterxml",
            "java.lang",
            "SQLSTATE",
            "INSERT INTO",
            "SELECT ",
            "Caused by",
            "ERROR:",
            "PgExc",
            "$1");

    private Answers() {}

    static String slug(RawClient.Answer answer) {
        try {
            return new JsonObject(answer.body()).getString("type", "").replace("/problems/", "");
        } catch (DecodeException | ClassCastException e) {
            return "no JSON";
        }
    }

    /** @param bodyless whether only the head was sent */
    static Optional<String> fault(RawClient.Answer answer, boolean bodyless) {
        if (answer.status() >= 500) {
            return Optional.of("a failure of the server's own");
        }
        for (String inside : INSIDE) {
            if (answer.status() >= 400 && answer.body().contains(inside)) {
                return Optional.of("tells '" + inside + "'");
            }
        }
        if (answer.status() < 400) {
            return Optional.empty();
        }
        if (!answer.header("content-type").startsWith("application/problem+json")) {
            return Optional.of("no problem details");
        }
        return bodyless ? Optional.empty() : problemFault(answer);
    }

    private static Optional<String> problemFault(RawClient.Answer answer) {
        try {
            JsonObject problem = new JsonObject(answer.body());
            if (!problem.getString("type", "").matches("/problems/[a-z][a-z-]{2,40}")
                    || problem.getInteger("status", 0) != answer.status()
                    || problem.getString("title", "").isBlank()
                    || problem.getString("detail", "").isBlank()) {
                return Optional.of("problem details without a type, title, detail or the right status");
            }
            boolean namesFields = List.of("invalid-body", "invalid-parameter").contains(slug(answer));
            if (namesFields
                    && problem.getJsonArray("errors", new io.vertx.core.json.JsonArray())
                            .isEmpty()) {
                return Optional.of("does not say what is wrong with the input");
            }
            return answer.status() == 429 && answer.header("retry-after").isEmpty()
                    ? Optional.of("does not say when to try again")
                    : Optional.empty();
        } catch (DecodeException | ClassCastException e) {
            return Optional.of("problem details that are no JSON object");
        }
    }
}
