package io.quotaexchange.clause;

/**
 * A "no": what was refused, by which rule, and what would lift it. A result, never an exception.
 *
 * @param code stable name, for example {@code SLOPE_ABOVE_LIMIT}
 * @param clause the rule that demands it
 * @param field the input it is about, empty where it is about the whole
 * @param zh the sentence a Chinese reader sees, {@code en} the English one
 * @param remedyZh what to do about it, {@code remedyEn} likewise
 */
public record Refusal(
        String code, ClauseId clause, String field, String zh, String en, String remedyZh, String remedyEn) {}
