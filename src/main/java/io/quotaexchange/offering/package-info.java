/**
 * What the rulebook in force offers: one answer for pages and clients, made of the same rules that refuse. Knows rulebooks and the rules of
 * rounds and agreements; decides nothing and keeps nothing.
 */
package io.quotaexchange.offering;
