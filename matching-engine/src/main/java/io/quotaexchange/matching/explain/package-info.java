/**
 * Why: for every order of a case what it asked and got, from whom, by which rule, who was ahead, and the smallest change that would
 * have changed that.
 *
 * <p>Main type: {@link io.quotaexchange.matching.explain.Explain}. Every stated change was tried by clearing the changed case, so it
 * is never a guess. Must not know how a mechanism finds its result, only what the result says.
 *
 * <p>Clause: M13-05.4, M13-05.5, Z10-21.1.
 */
package io.quotaexchange.matching.explain;
