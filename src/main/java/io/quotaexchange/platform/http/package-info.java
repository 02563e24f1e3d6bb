/**
 * The edge: the OpenAPI contract as a router, problem details for every error, pages and security headers.
 *
 * <p>Main type: {@link io.quotaexchange.platform.http.Api}: a feature says which operation of the contract it answers and how.
 * No business word here.
 */
package io.quotaexchange.platform.http;
