package io.quotaexchange.rulebook;

import io.quotaexchange.clause.ClauseId;

/**
 * One value of a rulebook with what stands behind it.
 *
 * @param basis whether the clause says the value or leaves it open
 * @param zh the rule in a sentence, {@code en} likewise
 */
public record Ruling<T>(T value, ClauseId clause, Basis basis, String zh, String en) {}
