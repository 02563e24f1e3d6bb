/**
 * Benchmarks of the engine beside a peer that solves the same instance in the same run. Run with the profile {@code jmh}.
 *
 * <p>Main types: {@link io.quotaexchange.matching.bench.AllocationBenchmark}, {@link io.quotaexchange.matching.bench.CallAuctionBenchmark}.
 */
package io.quotaexchange.matching.bench;
