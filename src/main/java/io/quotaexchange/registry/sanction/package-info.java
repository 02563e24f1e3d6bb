/**
 * What happens to a county whose farmland turns out not to be real: put right by a date, named publicly, suspended, lifted.
 *
 * <p>Main types: {@link io.quotaexchange.registry.sanction.SanctionDecisions}, pure, and
 * {@link io.quotaexchange.registry.sanction.Sanctions}, which keeps the steps and makes a suspension count. Must not know rounds.
 */
package io.quotaexchange.registry.sanction;
