/**
 * People, the organisations they work for, what they may do, how they sign in, and the access log.
 *
 * <p>Main types: {@link io.quotaexchange.identity.Role}, {@link io.quotaexchange.identity.RightsTable}. Knows no other feature:
 * what an operation asks of its caller stands in {@code rights.yaml}, by the operation's name in the contract.
 */
package io.quotaexchange.identity;
