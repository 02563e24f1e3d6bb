/**
 * Live bidding over the network: lots and books as counties and watchers see them, and what the server does for them at the right
 * moment.
 *
 * <p>Holds the keys of secrets that are not due yet; decides nothing.
 */
package io.quotaexchange.bidding;
