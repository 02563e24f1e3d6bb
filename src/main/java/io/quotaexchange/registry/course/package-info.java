/**
 * A project's way from proposal to the city's acceptance, step by step, and what is due next.
 *
 * <p>Main types: {@link io.quotaexchange.registry.course.CourseStep}, what can happen;
 * {@link io.quotaexchange.registry.course.CourseDecisions}, pure, which refuses what is out of order and warns of what is late; and
 * {@link io.quotaexchange.registry.course.Courses}, which keeps the steps. Filing is decided by {@code intake}. Must not know rounds
 * or the ledger.
 */
package io.quotaexchange.registry.course;
