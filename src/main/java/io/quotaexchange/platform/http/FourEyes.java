package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Takes what another person must approve before it is done. */
public interface FourEyes {
    /**
     * Keeps a request that met the contract, the rights and the operation's own check.
     *
     * @param preview what the operation says would become of it
     * @return 202 and where the prepared act is found
     */
    Future<Api.Answer> prepare(String operationId, ApiRequest request, JsonObject preview);

    /** What an earlier try at the same request has prepared already, before its answer got lost; empty if nothing. */
    default Future<Optional<Api.Answer>> prepared(FirstAnswers.Attempt again) {
        return Future.succeededFuture(Optional.empty());
    }
}
