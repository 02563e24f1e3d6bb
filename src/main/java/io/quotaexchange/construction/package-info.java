/**
 * Construction projects (建设项目) that take farmland: what they are, what they need in the three indicators, the reclamation fee they owe
 * and what of it is paid.
 *
 * <p>Main types: {@link io.quotaexchange.construction.ConstructionProject}, {@link io.quotaexchange.construction.ConstructionRules}
 * (pure), {@link io.quotaexchange.construction.ConstructionProjects}. Must not know how the need is met: that is with the write-off.
 */
package io.quotaexchange.construction;
