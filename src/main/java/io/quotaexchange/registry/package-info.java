/**
 * The province's counties, how they stand, and the projects they filed.
 *
 * <p>Main type: {@link io.quotaexchange.registry.Registry}, the door. {@code project} is what a county files, {@code intake}
 * decides on it, {@code eligibility} says who may trade, {@code refusal} holds every text of a no. Must not know rounds.
 */
package io.quotaexchange.registry;
