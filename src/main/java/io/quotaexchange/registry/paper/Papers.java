package io.quotaexchange.registry.paper;

import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.rulebook.Evidence;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Papers as PostgreSQL keeps them: added with their file, never changed. Clause: L-03.4c. */
public final class Papers {
    private static final String COLUMNS = """
            SELECT project, number, evidence, document_number, issued_by, issued_on, file_name, format, bytes, digest, added_by
              FROM registry.project_paper
            """;

    private static final String OF_PROJECT = COLUMNS + " WHERE project = $1 ORDER BY number";

    private static final String SAME = COLUMNS + " WHERE project = $1 AND evidence = $2 AND digest = $3";

    private static final String ONE = COLUMNS + " WHERE project = $1 AND number = $2";

    private static final String CONTENT = "SELECT content FROM registry.file WHERE digest = $1";

    private static final String KEEP_FILE = """
            INSERT INTO registry.file (digest, bytes, content) VALUES ($1, $2, $3) ON CONFLICT (digest) DO NOTHING
            """;

    private static final String KEEP = """
            INSERT INTO registry.project_paper
                   (project, number, evidence, document_number, issued_by, issued_on, file_name, format, bytes, digest,
                    added_by, recorded_at)
            SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
              FROM registry.project_paper
             WHERE project = $1
            """;

    private final Pool pool;
    private final Clock clock;

    public Papers(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** A file with what it is of. */
    public record WithContent(Paper paper, Buffer content) {}

    /** Papers of a project in the order in which they came. */
    public Future<List<Paper>> of(String project) {
        return pool.preparedQuery(OF_PROJECT)
                .execute(Tuple.of(project))
                .map(rows -> rows.stream().map(Papers::read).toList());
    }

    /** The kinds of papers whose file is there. */
    public Future<Set<Evidence>> onFile(String project) {
        return of(project).map(papers -> {
            Set<Evidence> kinds = EnumSet.noneOf(Evidence.class);
            papers.forEach(paper -> kinds.add(paper.evidence()));
            return kinds;
        });
    }

    /** Keeps a paper and its file together; the same file as the same kind of paper of the project is kept once. */
    public Future<Paper> add(String project, PaperRules.Handed handed, String person) {
        byte[] digest = Sm3.digest(handed.content());
        return same(project, handed, digest)
                .compose(known -> known.isPresent()
                        ? Future.succeededFuture(known)
                        : insert(project, handed, digest, person).compose(done -> same(project, handed, digest)))
                .map(Optional::orElseThrow);
    }

    private Future<Optional<Paper>> same(String project, PaperRules.Handed handed, byte[] digest) {
        return pool.preparedQuery(SAME)
                .execute(Tuple.of(project, handed.evidence().name(), Buffer.buffer(digest)))
                .map(rows -> rows.stream().findFirst().map(Papers::read));
    }

    private Future<Void> insert(String project, PaperRules.Handed handed, byte[] digest, String person) {
        Tuple row = Tuple.tuple()
                .addString(project)
                .addString(handed.evidence().name())
                .addString(handed.documentNumber())
                .addString(handed.issuedBy())
                .addLocalDate(handed.issuedOn())
                .addString(handed.fileName())
                .addString(handed.format().orElseThrow().name())
                .addInteger(handed.content().length)
                .addBuffer(Buffer.buffer(digest))
                .addString(person)
                .addOffsetDateTime(OffsetDateTime.now(clock));
        return pool.withTransaction(connection -> connection
                .preparedQuery(KEEP_FILE)
                .execute(Tuple.of(Buffer.buffer(digest), handed.content().length, Buffer.buffer(handed.content())))
                .compose(kept -> connection.preparedQuery(KEEP).execute(row))
                .mapEmpty());
    }

    /** A paper with its content; empty if there is none with that number. */
    public Future<Optional<WithContent>> content(String project, int number) {
        return pool.preparedQuery(ONE).execute(Tuple.of(project, number)).compose(rows -> {
            if (rows.size() == 0) {
                return Future.succeededFuture(Optional.empty());
            }
            Paper paper = read(rows.iterator().next());
            return pool.preparedQuery(CONTENT)
                    .execute(Tuple.of(Buffer.buffer(HexFormat.of().parseHex(paper.digest()))))
                    .map(found -> Optional.of(
                            new WithContent(paper, found.iterator().next().getBuffer(0))));
        });
    }

    private static Paper read(Row row) {
        return new Paper(
                row.getString("project"),
                row.getInteger("number"),
                Evidence.valueOf(row.getString("evidence")),
                row.getString("document_number"),
                row.getString("issued_by"),
                row.getLocalDate("issued_on"),
                row.getString("file_name"),
                PaperFormat.valueOf(row.getString("format")),
                row.getInteger("bytes"),
                HexFormat.of().formatHex(row.getBuffer("digest").getBytes()),
                row.getString("added_by"));
    }
}
