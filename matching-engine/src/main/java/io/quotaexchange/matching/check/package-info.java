/**
 * An independent look at a result: does it keep the rules, and does its certificate prove that nothing better was possible?
 *
 * <p>Main type: {@link io.quotaexchange.matching.check.Check}. What the certificate proves is checked by adding up; only what it does not
 * prove (which of several equally good counterparties) is solved again. Must not use the solver for anything else.
 * The two live mechanisms are walked afresh, input by input, with plain sorted maps.
 */
package io.quotaexchange.matching.check;
