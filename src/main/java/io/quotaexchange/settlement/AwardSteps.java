package io.quotaexchange.settlement;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps awards have taken, as PostgreSQL keeps them: one row a step, appended, in order. */
public final class AwardSteps implements AwardStepStore {
    /**
     * @param settlement sequence of the ledger settlement that the step made; empty for a confirmation
     * @param maker who took the step; {@code approver} another person
     */
    public record Taken(
            String award, Step step, Optional<Long> settlement, String maker, String approver, Instant recordedAt) {}

    private static final String TAKE = """
            INSERT INTO settlement.award_step (award_id, step, settlement, maker, approver, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (award_id, step) DO NOTHING
            """;

    private static final String OF_AWARD = """
            SELECT award_id, step, settlement, maker, approver, recorded_at
              FROM settlement.award_step WHERE award_id = $1 ORDER BY step
            """;

    private static final String OF_ROUND = """
            SELECT award_id, step, settlement, maker, approver, recorded_at
              FROM settlement.award_step WHERE award_id LIKE $1 ORDER BY award_id, step
            """;

    private static final String CLAIM = """
            INSERT INTO settlement.award_ending (award_id, ending, recorded_at) VALUES ($1, $2, $3)
            ON CONFLICT (award_id) DO NOTHING
            """;

    private static final String ENDING = """
            SELECT CASE WHEN w.award_id IS NULL THEN e.ending ELSE 'DEFAULTED' END
              FROM settlement.award_ending e LEFT JOIN settlement.claim_without_payment w USING (award_id)
             WHERE e.award_id = $1
            """;

    private static final String DEFAULT_UNPAID = """
            INSERT INTO settlement.claim_without_payment (award_id, recorded_at)
            SELECT $1, $2
             WHERE NOT EXISTS (SELECT FROM settlement.award_step WHERE award_id = $1 AND step >= 3)
               AND NOT EXISTS (SELECT FROM ledger.settlement
                                WHERE fact_kind = 'award' AND fact_id = $1 AND code IN ('PAY_IN', 'DELIVER'))
            ON CONFLICT (award_id) DO NOTHING
            """;

    private static final String DEFAULTS_OF_ROUND = """
            SELECT e.award_id
              FROM settlement.award_ending e LEFT JOIN settlement.claim_without_payment w USING (award_id)
             WHERE e.award_id LIKE $1 AND (e.ending = 'DEFAULTED' OR w.award_id IS NOT NULL)
            """;

    private final SqlClient client;

    public AwardSteps(SqlClient client) {
        this.client = client;
    }

    @Override
    public Future<Void> take(Taken step) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.from(List.of(
                        step.award(),
                        (short) step.step().ordinal(),
                        step.settlement().map(Object.class::cast).orElse(0L),
                        step.maker(),
                        step.approver(),
                        OffsetDateTime.ofInstant(step.recordedAt(), ZoneOffset.UTC))))
                .mapEmpty();
    }

    @Override
    public Future<List<Taken>> ofAward(String award) {
        return client.preparedQuery(OF_AWARD).execute(Tuple.of(award)).map(AwardSteps::read);
    }

    @Override
    public Future<Ending> claim(String award, Ending ending, Instant at) {
        return client.preparedQuery(CLAIM)
                .execute(Tuple.of(award, ending.name(), OffsetDateTime.ofInstant(at, ZoneOffset.UTC)))
                .compose(done -> done.rowCount() == 1
                        ? Future.succeededFuture(ending)
                        : ending(award).map(Optional::orElseThrow));
    }

    @Override
    public Future<Boolean> defaultUnpaid(String award, Instant at) {
        return client.preparedQuery(DEFAULT_UNPAID)
                .execute(Tuple.of(award, OffsetDateTime.ofInstant(at, ZoneOffset.UTC)))
                .compose(done -> ending(award))
                .map(ending -> ending.orElseThrow() == Ending.DEFAULTED);
    }

    @Override
    public Future<Optional<Ending>> ending(String award) {
        return client.preparedQuery(ENDING)
                .execute(Tuple.of(award))
                .map(rows -> rows.stream().findFirst().map(row -> Ending.valueOf(row.getString(0))));
    }

    /** Steps of every award of a round, by award, then in the order of steps. */
    public Future<List<Taken>> ofRound(String round) {
        return client.preparedQuery(OF_ROUND).execute(Tuple.of(awardsOf(round))).map(AwardSteps::read);
    }

    /** Awards of a round that ended in default. */
    public Future<Set<String>> defaultsOfRound(String round) {
        return client.preparedQuery(DEFAULTS_OF_ROUND)
                .execute(Tuple.of(awardsOf(round)))
                .map(rows -> {
                    Set<String> awards = new HashSet<>();
                    rows.forEach(row -> awards.add(row.getString(0)));
                    return awards;
                });
    }

    private static String awardsOf(String round) {
        return round.replaceFirst("^rnd_", "awd_").replace("_", "\\_") + "\\_%";
    }

    private static List<Taken> read(Iterable<Row> rows) {
        List<Taken> steps = new ArrayList<>();
        for (Row row : rows) {
            long settlement = row.getLong(2);
            steps.add(new Taken(
                    row.getString(0),
                    Step.values()[row.getShort(1)],
                    settlement == 0 ? Optional.empty() : Optional.of(settlement),
                    row.getString(3),
                    row.getString(4),
                    row.getOffsetDateTime(5).toInstant()));
        }
        return steps;
    }
}
