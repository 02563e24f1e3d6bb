/**
 * Four eyes (Z10-06.2): what commits a county or the province is prepared by one person and done when another approves it.
 *
 * <p>Main type: {@link io.quotaexchange.approval.Proposals}. Knows no operation: it keeps requests as they came and has
 * {@link io.quotaexchange.platform.http.Api} do them.
 */
package io.quotaexchange.approval;
