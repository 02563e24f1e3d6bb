/**
 * First answers to requests with an {@code Idempotency-Key}, kept for ever.
 *
 * <p>Main type: {@link io.quotaexchange.idempotency.KeptAnswers}. Knows no operation.
 */
package io.quotaexchange.idempotency;
