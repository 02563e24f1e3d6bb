/**
 * A province to try the exchange with: real geography, invented projects and orders, the same for the same seed.
 *
 * <p>Main type: {@link io.quotaexchange.demo.DemoProvince}. Pure: it makes data, it posts nothing. Nobody but the wiring may know
 * this package.
 */
package io.quotaexchange.demo;
