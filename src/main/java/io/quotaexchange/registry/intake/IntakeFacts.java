package io.quotaexchange.registry.intake;

/**
 * What a decision must know besides the filing and the rulebook.
 *
 * @param countyKnown whether the county exists on the day of acceptance
 * @param ministryNumberTaken whether another registered project has the filing number
 */
public record IntakeFacts(boolean countyKnown, boolean ministryNumberTaken) {}
