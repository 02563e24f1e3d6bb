package io.quotaexchange.idempotency;

import io.quotaexchange.platform.http.Problem;
import java.util.List;

/** Why a request with a key is neither done nor answered as before. */
final class KeyProblem {
    private static final String FIELD = "Idempotency-Key";

    private KeyProblem() {}

    static Problem reused() {
        return of(
                422,
                "idempotency-key-reused",
                "该幂等键已用于其他请求",
                "This key was sent with another request",
                "you sent this key before with another method, path, query, If-Match or body; nothing was changed now",
                "send a new key for a new act, or the first request unchanged");
    }

    /** @param seconds after which to try again, at least 1 */
    static Problem underWay(long seconds) {
        return of(
                        409,
                        "idempotency-key-under-way",
                        "使用该幂等键的请求正在处理",
                        "The request with this key is still under way",
                        "the same request is being done, or was interrupted a moment ago",
                        "send the same request with the same key again after the seconds of Retry-After")
                .after(seconds);
    }

    static Problem notKept(int status) {
        return of(
                409,
                "idempotency-answer-not-kept",
                "该请求已办理，但答复过长未保存",
                "The request was done; its answer was too long to be kept",
                "it was answered with status " + status + "; it is not done again",
                "look at what it changed; send a new key for a new act");
    }

    private static Problem of(int status, String slug, String zh, String en, String detail, String remedy) {
        return new Problem(status, slug, zh, en, detail, "", List.of(new Problem.Field(FIELD, detail, remedy)));
    }
}
