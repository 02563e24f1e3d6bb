/**
 * Transfers by agreement (协议转让): two named counties agree on units and a price inside the band; the other side accepts, and what follows
 * is the settlement of any award (M13-05.6).
 *
 * <p>Main types: {@link io.quotaexchange.agreement.Agreement}, {@link io.quotaexchange.agreement.Agreements}. Must not know rounds' stages:
 * an agreement is of no round.
 */
package io.quotaexchange.agreement;
