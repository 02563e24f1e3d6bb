/**
 * The JSON form of cases and results: strict in, deterministic out.
 *
 * <p>Main types: {@link io.quotaexchange.matching.casefile.CaseFile} and {@link io.quotaexchange.matching.casefile.ResultFile}.
 * Bytes in, values out, or one error with its place; every field, limit and order of lists is decided here. Must not know how a
 * mechanism decides.
 */
package io.quotaexchange.matching.casefile;
