package io.quotaexchange.approval;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Proposals in the database. */
public final class ProposalStore {
    private static final String ALL = """
            SELECT p.id, p.operation, p.path, p.query, p.body, p.digest, p.preview, p.maker, p.organisation, p.role,
                   p.rulebook, p.prepared_at, p.expires_at, d.kind, d.person, d.organisation AS decider_organisation,
                   d.role AS decider_role, d.reason, d.decided_at, o.status, o.answer, o.executed_at
              FROM approval.proposal p
              LEFT JOIN approval.decision d ON d.proposal = p.id
              LEFT JOIN approval.outcome o ON o.proposal = p.id
            """;
    /** Without the bodies, which may be large. */
    private static final String PAGE = ALL.replace("p.body", "''::bytea AS body") + """
             WHERE p.id > $1 AND ($2 = '' OR p.organisation = $2) AND ($3 = '' OR p.maker = $3)
               AND (NOT $4 OR (d.proposal IS NULL AND p.expires_at > $5 AND p.maker <> $6))
             ORDER BY p.id LIMIT $7
            """;

    private final SqlClient client;

    public ProposalStore(SqlClient client) {
        this.client = client;
    }

    Future<Void> add(Proposal proposal) {
        Tuple row = Tuple.of(proposal.id(), proposal.operation(), proposal.path(), proposal.query())
                .addBuffer(Buffer.buffer(proposal.body()))
                .addBuffer(Buffer.buffer(proposal.digest()))
                .addString(proposal.preview())
                .addString(proposal.maker())
                .addString(proposal.organisation())
                .addString(proposal.role())
                .addString(proposal.rulebook())
                .addOffsetDateTime(at(proposal.preparedAt()))
                .addOffsetDateTime(at(proposal.expiresAt()));
        return client.preparedQuery(
                        "INSERT INTO approval.proposal VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)")
                .execute(row)
                .mapEmpty();
    }

    Future<Void> add(String proposal, Proposal.Decision decision) {
        return client.preparedQuery("INSERT INTO approval.decision VALUES ($1, $2, $3, $4, $5, $6, $7)")
                .execute(Tuple.of(
                                proposal,
                                decision.kind(),
                                decision.person(),
                                decision.organisation(),
                                decision.role(),
                                decision.reason())
                        .addOffsetDateTime(at(decision.decidedAt())))
                .mapEmpty();
    }

    /** The first outcome stays. */
    Future<Void> add(String proposal, Proposal.Outcome outcome) {
        return client.preparedQuery(
                        "INSERT INTO approval.outcome VALUES ($1, $2, $3, $4) ON CONFLICT (proposal) DO NOTHING")
                .execute(Tuple.of(proposal, outcome.status(), outcome.answer(), at(outcome.executedAt())))
                .mapEmpty();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    Future<Optional<Proposal>> find(String id) {
        return client.preparedQuery(ALL + " WHERE p.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> list(rows).stream().findFirst());
    }

    /** Approved, but what came of it is not known: the server stopped between. */
    Future<List<Proposal>> unfinished() {
        return client.preparedQuery(ALL
                        + " WHERE d.kind IN ('APPROVED', 'TRUSTED') AND o.proposal IS NULL ORDER BY d.decided_at, p.id")
                .execute()
                .map(ProposalStore::list);
    }

    /** Every proposal after one, in order of id. */
    public Future<List<Proposal>> after(String id, int limit) {
        return client.preparedQuery(ALL + " WHERE p.id > $1 ORDER BY p.id LIMIT $2")
                .execute(Tuple.of(id, limit))
                .map(ProposalStore::list);
    }

    /**
     * A page of them.
     *
     * @param organisation empty for all; {@code maker} empty for all
     * @param waiting whether only those that {@code reader} may still decide on
     */
    Future<List<Proposal>> page(
            String after, String organisation, String maker, boolean waiting, Instant now, String reader, int limit) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(after, organisation, maker, waiting, at(now), reader)
                        .addInteger(limit))
                .map(ProposalStore::list);
    }

    private static List<Proposal> list(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ProposalStore::proposal)
                .toList();
    }

    private static Proposal proposal(Row row) {
        Optional<Proposal.Decision> decision = Optional.ofNullable(row.getString("kind"))
                .map(kind -> new Proposal.Decision(
                        kind,
                        row.getString("person"),
                        row.getString("decider_organisation"),
                        row.getString("decider_role"),
                        row.getString("reason"),
                        row.getOffsetDateTime("decided_at").toInstant()));
        Optional<Proposal.Outcome> outcome = Optional.ofNullable(row.getInteger("status"))
                .map(status -> new Proposal.Outcome(
                        status,
                        row.getString("answer"),
                        row.getOffsetDateTime("executed_at").toInstant()));
        return new Proposal(
                row.getString("id"),
                row.getString("operation"),
                row.getString("path"),
                row.getString("query"),
                row.getBuffer("body").getBytes(),
                row.getBuffer("digest").getBytes(),
                row.getString("preview"),
                row.getString("maker"),
                row.getString("organisation"),
                row.getString("role"),
                row.getString("rulebook"),
                row.getOffsetDateTime("prepared_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                decision,
                outcome);
    }
}
