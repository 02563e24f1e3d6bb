/**
 * PRIORITY_ALLOCATION: fixed price, key projects first; UNIFORM_LIMITED_PRICE is the same with one tier, shared pro rata.
 *
 * <p>Main type: {@link io.quotaexchange.matching.allocation.AllocationCase}. Fills, then paired amount, then assisted sellers,
 * then who with whom, each step keeping what the steps above it fixed.
 *
 * <p>Clause: M13-05.4, M13-05.6, M13-05.9, Z10-10.1, Z10-10.2, Z10-21.1.
 */
package io.quotaexchange.matching.allocation;
