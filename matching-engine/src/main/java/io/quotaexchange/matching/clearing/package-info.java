/**
 * The one entrance for a case of any mechanism: {@link io.quotaexchange.matching.clearing.Engine}.
 *
 * <p>Knows every mechanism's package and is known by none of them, so that the packages form no circle.
 */
package io.quotaexchange.matching.clearing;
