package io.quotaexchange;

import io.quotaexchange.act.Acts;
import io.quotaexchange.construction.ConstructionProjects;
import io.quotaexchange.construction.KeyProjects;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.writeoff.Commitments;
import io.quotaexchange.writeoff.KeyProjectRoutes;
import io.quotaexchange.writeoff.ProjectWriteOffs;
import io.quotaexchange.writeoff.SlipPrinting;
import io.quotaexchange.writeoff.WriteOffRoutes;
import io.vertx.core.Vertx;
import java.time.Clock;

/** Construction projects, write-offs and commitments put together. */
record WriteOffParts(
        ConstructionProjects projects,
        KeyProjects keyProjects,
        ProjectWriteOffs writeOffs,
        Commitments commitments,
        WriteOffRoutes routes,
        KeyProjectRoutes keyProjectRoutes) {

    static WriteOffParts of(
            Vertx vertx, Acts acts, Rulebooks rulebooks, Registry registry, LedgerReading ledger, Clock clock) {
        ConstructionProjects projects = new ConstructionProjects(
                acts, rulebooks, (county, day) -> registry.county(county, day).map(found -> found.isPresent()));
        KeyProjects keyProjects = new KeyProjects(acts);
        ProjectWriteOffs writeOffs = new ProjectWriteOffs(projects, acts, ledger, registry);
        Commitments commitments = new Commitments(projects, writeOffs, acts, registry);
        SlipPrinting slips = new SlipPrinting(
                vertx,
                writeOffs,
                ledger,
                (county, day) -> registry.county(county, day)
                        .map(found -> found.map(County::name).orElse("")));
        return new WriteOffParts(
                projects,
                keyProjects,
                writeOffs,
                commitments,
                new WriteOffRoutes(projects, keyProjects, writeOffs, commitments, slips, clock),
                new KeyProjectRoutes(keyProjects, clock));
    }
}
