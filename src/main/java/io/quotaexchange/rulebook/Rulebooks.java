package io.quotaexchange.rulebook;

import io.quotaexchange.platform.document.InvalidDocument;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rulebook versions that the province adopted; each is kept for ever as the text that was approved. */
public final class Rulebooks {
    private static final String ADOPT = """
            INSERT INTO policy.rulebook
                   (id, version, effective_from, effective_to, document, digest, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (digest) DO NOTHING
            """;

    private static final String ALL = """
            SELECT id, version, document, digest FROM policy.rulebook ORDER BY effective_from DESC, id, version DESC LIMIT 1000
            """;

    private static final String TEXT = "SELECT document FROM policy.rulebook WHERE digest = $1";

    private final Pool pool;
    private final ClauseCatalogue catalogue;
    private final Clock clock;
    /** By digest, so that a text is read once. */
    private final Map<String, Rulebook> known = new ConcurrentHashMap<>();

    public Rulebooks(Pool pool, ClauseCatalogue catalogue, Clock clock) {
        this.pool = pool;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Adopts a document as a version; the same document again changes nothing.
     *
     * @return fails with {@link InvalidDocument} if it is not a rulebook, and if its id and version are taken by another document
     */
    public Future<Rulebook> adopt(String document, String maker, String approver) {
        Rulebook rulebook;
        try {
            rulebook = RulebookDocument.parse(document, catalogue);
        } catch (InvalidDocument invalid) {
            return Future.failedFuture(invalid);
        }
        Tuple row = Tuple.of(rulebook.id(), rulebook.version(), rulebook.effectiveFrom())
                .addLocalDate(rulebook.effectiveTo().orElse(null))
                .addString(document)
                .addString(rulebook.digest())
                .addString(maker)
                .addString(approver)
                .addOffsetDateTime(OffsetDateTime.now(clock));
        return pool.preparedQuery(ADOPT).execute(row).map(done -> rulebook);
    }

    /**
     * Adopts a document unless its version is kept already: then what is kept goes on, even if this document says something else, because
     * rounds were held by it.
     *
     * @return the version as it is kept; fails as {@link #adopt} does
     */
    public Future<Rulebook> adoptUnlessKept(String document, String maker, String approver) {
        Rulebook rulebook;
        try {
            rulebook = RulebookDocument.parse(document, catalogue);
        } catch (InvalidDocument invalid) {
            return Future.failedFuture(invalid);
        }
        return all().compose(all -> all.stream()
                .filter(kept ->
                        kept.id().equals(rulebook.id()) && kept.version().equals(rulebook.version()))
                .findFirst()
                .map(Future::succeededFuture)
                .orElseGet(() -> adopt(document, maker, approver)));
    }

    /** All versions, the newest in force first; fails with {@link InvalidDocument} if one of them cannot be read by this program. */
    public Future<List<Rulebook>> all() {
        return pool.query(ALL).execute().map(this::read);
    }

    /** The version in force on a day: of several the one that began last. */
    public Future<Optional<Rulebook>> inForce(LocalDate day) {
        return all().map(rulebooks ->
                rulebooks.stream().filter(rulebook -> rulebook.isInForce(day)).findFirst());
    }

    /** The version whose document has this SM3, hex: the one a round keeps for ever. */
    public Future<Optional<Rulebook>> ofDigest(String digest) {
        return all().map(rulebooks -> rulebooks.stream()
                .filter(rulebook -> rulebook.digest().equals(digest))
                .findFirst());
    }

    /** The newest version of an id. */
    public Future<Optional<Rulebook>> find(String id) {
        return all().map(rulebooks ->
                rulebooks.stream().filter(rulebook -> rulebook.id().equals(id)).findFirst());
    }

    /** The version with this digest. */
    public Future<Optional<Rulebook>> withDigest(String digest) {
        return all().map(rulebooks -> rulebooks.stream()
                .filter(rulebook -> rulebook.digest().equals(digest))
                .findFirst());
    }

    /** The document of the version with a digest, as it was adopted. */
    public Future<Optional<String>> text(String digest) {
        return pool.preparedQuery(TEXT)
                .execute(Tuple.of(digest))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    /** The document of the newest version of an id, as it was adopted. */
    public Future<Optional<String>> document(String id) {
        return pool.query(ALL).execute().map(rows -> {
            for (Row row : rows) {
                if (read(row).id().equals(id)) {
                    return Optional.of(row.getString("document"));
                }
            }
            return Optional.empty();
        });
    }

    private List<Rulebook> read(RowSet<Row> rows) {
        List<Rulebook> rulebooks = new ArrayList<>();
        rows.forEach(row -> rulebooks.add(read(row)));
        return rulebooks;
    }

    private Rulebook read(Row row) {
        return known.computeIfAbsent(
                row.getString("digest"),
                digest -> parse(row.getString("document"), row.getString("id"), row.getString("version")));
    }

    private Rulebook parse(String document, String id, String version) {
        try {
            return RulebookDocument.parse(document, catalogue);
        } catch (InvalidDocument invalid) {
            throw new InvalidDocument(List.of("rulebook " + id + " version " + version
                    + " was adopted by another program and cannot be read by this one ("
                    + invalid.problems().getFirst()
                    + "). Rounds were held by it, so nothing takes its place: go on with the program that adopted it, or"
                    + " begin with an empty database"));
        }
    }
}
