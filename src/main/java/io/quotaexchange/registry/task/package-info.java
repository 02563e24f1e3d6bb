/**
 * Annual tasks: from the province to its counties, from a county to its towns.
 *
 * <p>Main types: {@link io.quotaexchange.registry.task.ProvincialTask} in m² and
 * {@link io.quotaexchange.registry.task.TaskBreakdown} in mu, as plans give them; both know their rules. {@code …s} keep them.
 */
package io.quotaexchange.registry.task;
