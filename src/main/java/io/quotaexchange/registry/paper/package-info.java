/**
 * Papers of projects: what each one is, and its file, bounded, of a known format and kept by its SM3 digest; and what is still missing
 * from a project's archive.
 *
 * <p>Main types: {@link io.quotaexchange.registry.paper.Paper}, {@link io.quotaexchange.registry.paper.PaperRules} (pure),
 * {@link io.quotaexchange.registry.paper.Papers}. Must not know how projects are decided on.
 */
package io.quotaexchange.registry.paper;
