package io.quotaexchange.registry.refusal;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.stream.Collectors;

/** A no of the registry as an answer: 422 with every reason, its clause, field and remedy in both languages. */
public final class RefusalProblem {
    private RefusalProblem() {}

    /** @param refusals at least one, in order of precedence */
    public static Problem of(List<Refusal> refusals) {
        return new Problem(
                422,
                "refused",
                "不符合规定",
                "Refused by the rules",
                refusals.stream().map(Refusal::en).collect(Collectors.joining("; ")),
                refusals.getFirst().clause().text(),
                List.of(),
                new JsonArray(RefusalJson.write(refusals)));
    }
}
