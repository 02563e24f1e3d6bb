package io.quotaexchange.registry;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.rulebook.Evidence;

/**
 * A paper that the rulebook asks of a project. Clause: L-03.4c.
 *
 * @param isDeclared whether the project's stages or its filing say that it is there
 */
public record ArchiveDemand(Evidence evidence, ClauseId clause, boolean isDeclared) {}
