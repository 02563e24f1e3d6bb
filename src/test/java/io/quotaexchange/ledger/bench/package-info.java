/**
 * How fast the ledger posts, beside pgbench on the same durable PostgreSQL; {@code src/docs/BENCHMARKS.md} has the command and the
 * figures.
 *
 * <p>Main type: {@link io.quotaexchange.ledger.bench.PostingBenchmark}. Measures through the ledger's public door only.
 */
package io.quotaexchange.ledger.bench;
