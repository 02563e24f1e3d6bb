package io.quotaexchange.registry;

import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.project.ProjectDocument;
import io.quotaexchange.registry.refusal.RefusalJson;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Filings as PostgreSQL keeps them: each is added with its decision, none is changed. */
final class Filings implements FilingStore {
    private static final String ADD = """
            INSERT INTO registry.filing
                   (project, revision, county, ministry_number, accepted_on, document, digest, rulebook, rulebook_digest,
                    decision, refusals, quantity_m2, capacity_kg, paddy_m2,
                    levy_quantity_m2, levy_capacity_kg, levy_paddy_m2, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            """;

    private static final String FIND = """
            SELECT * FROM registry.project WHERE project = $1
            """;

    private static final String PAGE = """
            SELECT * FROM registry.project
             WHERE ($1::text IS NULL OR county = $1) AND ($2::text IS NULL OR decision = $2) AND project > $3
             ORDER BY project
             LIMIT $4
            """;

    private static final String UNMINTED = """
            SELECT * FROM registry.project
             WHERE decision = 'ACCEPTED' AND mint_sequence IS NULL
             ORDER BY project
             LIMIT 100000
            """;

    private static final String MINISTRY_NUMBER_TAKEN = """
            SELECT EXISTS (
                SELECT FROM registry.filing
                 WHERE ministry_number = $1 AND ministry_number <> '' AND decision = 'ACCEPTED' AND project <> $2)
            """;

    private static final String MINTED = """
            INSERT INTO registry.minted (project, mint_sequence, levy_sequence, recorded_at)
            VALUES ($1, $2, $3, $4) ON CONFLICT (project) DO NOTHING
            """;

    private final Pool pool;

    Filings(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Void> add(ProjectRecord record) {
        Tuple row = Tuple.tuple()
                .addString(record.id())
                .addInteger(record.revision())
                .addString(record.filing().county())
                .addString(record.filing().ministryNumber())
                .addLocalDate(record.filing().acceptedOn())
                .addString(record.document())
                .addString(record.digest())
                .addString(record.rulebook())
                .addString(record.rulebookDigest())
                .addString(record.decision().name())
                .addString(RefusalJson.write(record.refusals()))
                .addLong(record.indicators().quantity())
                .addLong(record.indicators().capacity())
                .addLong(record.indicators().paddy())
                .addLong(record.levy().quantity())
                .addLong(record.levy().capacity())
                .addLong(record.levy().paddy())
                .addString(record.maker())
                .addString(record.approver())
                .addOffsetDateTime(atOffset(record.recordedAt()));
        return pool.preparedQuery(ADD).execute(row).mapEmpty();
    }

    @Override
    public Future<Void> addMinted(String project, ProjectRecord.Minted minted, Instant at) {
        return pool.preparedQuery(MINTED)
                .execute(Tuple.of(
                        project, minted.mintSequence(), minted.levySequence().orElse(null), atOffset(at)))
                .mapEmpty();
    }

    @Override
    public Future<Optional<ProjectRecord>> find(String project) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(project))
                .map(rows -> read(rows).stream().findFirst());
    }

    /** @param limit how many at most, 1 to 1,000 */
    @Override
    public Future<ProjectPage> page(ProjectFilter filter, String after, int limit) {
        Tuple parameters = Tuple.of(
                filter.county().orElse(null), filter.decision().map(Enum::name).orElse(null), after, limit + 1);
        return pool.preparedQuery(PAGE).execute(parameters).map(rows -> {
            List<ProjectRecord> records = read(rows);
            if (records.size() <= limit) {
                return new ProjectPage(records, Optional.empty());
            }
            List<ProjectRecord> items = records.subList(0, limit);
            return new ProjectPage(items, Optional.of(items.getLast().id()));
        });
    }

    @Override
    public Future<List<ProjectRecord>> unminted() {
        return pool.query(UNMINTED).execute().map(Filings::read);
    }

    @Override
    public Future<Boolean> ministryNumberTaken(String ministryNumber, String byAnotherThan) {
        return pool.preparedQuery(MINISTRY_NUMBER_TAKEN)
                .execute(Tuple.of(ministryNumber, byAnotherThan))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static OffsetDateTime atOffset(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static List<ProjectRecord> read(RowSet<Row> rows) {
        List<ProjectRecord> records = new ArrayList<>();
        for (Row row : rows) {
            Long mint = row.getLong("mint_sequence");
            records.add(new ProjectRecord(
                    ProjectDocument.read(row.getString("document")),
                    row.getInteger("revision"),
                    row.getString("document"),
                    row.getString("digest"),
                    row.getString("rulebook"),
                    row.getString("rulebook_digest"),
                    ProjectRecord.Decision.valueOf(row.getString("decision")),
                    new IndicatorVector(
                            row.getLong("quantity_m2"), row.getLong("capacity_kg"), row.getLong("paddy_m2")),
                    new IndicatorVector(
                            row.getLong("levy_quantity_m2"),
                            row.getLong("levy_capacity_kg"),
                            row.getLong("levy_paddy_m2")),
                    RefusalJson.read(row.getString("refusals")),
                    row.getString("maker"),
                    row.getString("approver"),
                    row.getOffsetDateTime("recorded_at").toInstant(),
                    mint == null
                            ? Optional.empty()
                            : Optional.of(new ProjectRecord.Minted(
                                    mint, Optional.ofNullable(row.getLong("levy_sequence"))))));
        }
        return records;
    }
}
