package io.quotaexchange.registry;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where filings are kept with their decisions; PostgreSQL, or what stands in for it in a simulation. */
interface FilingStore {
    /** @return fails with a unique violation if the revision, or the number of another accepted project, is taken */
    Future<Void> add(ProjectRecord record);

    /** Records which settlements minted a project's lots; what was recorded before stays as it is. */
    Future<Void> addMinted(String project, ProjectRecord.Minted minted, Instant at);

    /** The newest filing of a project. */
    Future<Optional<ProjectRecord>> find(String project);

    /** @param limit how many at most, 1 to 1,000 */
    Future<ProjectPage> page(ProjectFilter filter, String after, int limit);

    /** Accepted projects of which no minting is recorded, in order of id. */
    Future<List<ProjectRecord>> unminted();

    Future<Boolean> ministryNumberTaken(String ministryNumber, String byAnotherThan);
}
