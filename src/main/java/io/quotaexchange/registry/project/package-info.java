/**
 * What a county files about a project that makes or improves farmland, and its JSON document.
 *
 * <p>Main type: {@link io.quotaexchange.registry.project.ProjectFiling}. Says nothing about what is acceptable: that is
 * {@code intake}.
 */
package io.quotaexchange.registry.project;
