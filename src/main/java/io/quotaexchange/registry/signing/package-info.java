/**
 * Who prepared an act of the registry and who approved it: {@link io.quotaexchange.registry.signing.Signatures}.
 */
package io.quotaexchange.registry.signing;
