/** Every "no" of the registry: {@link io.quotaexchange.registry.refusal.RefusalCode}, in order of precedence, texts included. */
package io.quotaexchange.registry.refusal;
