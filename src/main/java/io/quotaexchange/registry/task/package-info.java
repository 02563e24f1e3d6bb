/**
 * A county's annual task broken down to its towns.
 *
 * <p>Main types: {@link io.quotaexchange.registry.task.TaskBreakdown}, which knows its rules, and
 * {@link io.quotaexchange.registry.task.TaskBreakdowns}, which keeps it. Tasks are in mu here, as plans give them.
 */
package io.quotaexchange.registry.task;
