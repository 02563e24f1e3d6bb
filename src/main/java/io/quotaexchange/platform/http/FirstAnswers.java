package io.quotaexchange.platform.http;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Keeps the first answer to a request that came with an {@code Idempotency-Key}, so that the same request gets it again. */
public interface FirstAnswers {
    /** Keeps nothing: every request is a first one. */
    FirstAnswers NONE = new FirstAnswers() {
        @Override
        public Future<Begun> begin(String person, String key, String operationId, byte[] content) {
            return Future.succeededFuture(new Begun(Optional.empty(), Optional.empty()));
        }

        @Override
        public Future<Void> keep(Attempt attempt, Api.Answer answer) {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> giveUp(Attempt attempt) {
            return Future.succeededFuture();
        }
    };

    /**
     * One try at a request.
     *
     * @param key digest of the person and the key that was sent, in hex: 64 digits
     * @param number 1 for the first; more if earlier ones were interrupted or ended without a final answer
     * @param firstBegunAt when the first one began
     */
    record Attempt(String key, int number, Instant firstBegunAt) {
        /** Whether an earlier one may have done it already. */
        public boolean isAgain() {
            return number > 1;
        }
    }

    /**
     * What to do with a request: try, or answer as before.
     *
     * @param attempt empty if it was answered before, and where nothing is kept
     * @param answer the first one
     */
    record Begun(Optional<Attempt> attempt, Optional<Api.Answer> answer) {}

    /**
     * Looks whether a request was answered before, and begins a try if not.
     *
     * @param content of the request, from which it is known again
     * @return fails with 422 if the key came with another content, with 409 while it is under way
     */
    Future<Begun> begin(String person, String key, String operationId, byte[] content);

    /** Keeps the final answer; the first one stays. */
    Future<Void> keep(Attempt attempt, Api.Answer answer);

    /** Ends a try that has no final answer: the request may be sent again at once. */
    Future<Void> giveUp(Attempt attempt);
}
