/**
 * Proof without trust: the export of everything an auditor needs, and its verification without database, server or network.
 *
 * <p>Main types: {@link io.quotaexchange.oversight.Export}, {@link io.quotaexchange.oversight.Verification}. The verifier
 * recomputes every settlement from the business facts (projects, rounds, slips) and compares it with the journal, both ways. Calls
 * the pure decisions of the other features, never their stores' writing side.
 */
package io.quotaexchange.oversight;
