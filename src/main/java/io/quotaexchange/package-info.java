/**
 * The server's entrance and its wiring: {@link io.quotaexchange.Main} reads the command line, {@link io.quotaexchange.Exchange}
 * puts the features together by constructor. No rule lives here.
 */
package io.quotaexchange;
