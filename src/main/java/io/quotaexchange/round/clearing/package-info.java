/**
 * One clearing, of a stage or of a lot: the engine decides a case, the independent checker confirms the result, and both stand as
 * the files an auditor gets. A result that is not confirmed goes no further and its case is kept for inspection.
 *
 * <p>Knows the engine and nothing else.
 */
package io.quotaexchange.round.clearing;
