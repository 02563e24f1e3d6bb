package io.quotaexchange.round;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Progress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What it takes to find the unfinished rounds, as those that have ended become many: read off the journal, and from the table that is kept
 * with it. Each round has 50 events, ten rounds have not ended. Arguments: a folder, the largest number of rounds.
 */
public final class UnfinishedRoundsBenchmark {
    private static final int LOOKS = 41;

    private static final String OF_JOURNAL = """
            SELECT round_id FROM round.event AS begun
             WHERE number = 1
               AND NOT EXISTS (SELECT FROM round.event AS ended
                                WHERE ended.round_id = begun.round_id AND ended.kind = ANY ($1))
             ORDER BY round_id
            """;

    private static final String ENDED = """
            INSERT INTO round.event (round_id, number, kind, recorded_at, document)
            SELECT 'rnd_ended-' || round, number,
                   CASE number WHEN 1 THEN 'opened.v1' WHEN 50 THEN 'settled.v1' ELSE 'order-entered.v1' END,
                   now(), repeat('x', 200)
              FROM generate_series($1::bigint, $2::bigint) AS round, generate_series(1::bigint, 50::bigint) AS number
             ORDER BY round, number
            """;

    private static final String OPEN = """
            INSERT INTO round.event (round_id, number, kind, recorded_at, document)
            SELECT 'rnd_open-' || round, 1, 'opened.v1', now(), '' FROM generate_series(1, 10) AS round
            """;

    private UnfinishedRoundsBenchmark() {}

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), Progress.SILENT)) {
            Migrations.run(postgres.logins().administrator(), Progress.SILENT);
            Pool administrator = asSuperuser(vertx, postgres.address());
            Pool server = Database.open(vertx, postgres.logins().application(), 1);
            RoundJournal journal = new RoundJournal(server);
            await(administrator.query(OPEN).execute());
            System.out.println("| rounds that have ended | read off the journal, ms | from the table, ms |");
            System.out.println("|---:|---:|---:|");
            long made = 0;
            for (long count = 10; count <= Long.parseLong(args[1]); count *= 10) {
                await(administrator.preparedQuery(ENDED).execute(Tuple.of(made + 1, count)));
                await(administrator.query("ANALYZE round.event").execute());
                made = count;
                Tuple last = Tuple.of(RoundEventJson.LAST_KINDS.toArray(String[]::new));
                double ofJournal = median(
                        () -> server.preparedQuery(OF_JOURNAL).execute(last).map(rows -> rows.size()));
                double ofTable = median(() -> journal.unfinished().map(rounds -> rounds.size()));
                System.out.printf(Locale.ROOT, "| %,d | %.2f | %.2f |%n", count, ofJournal, ofTable);
            }
        }
        await(vertx.close());
    }

    private static Pool asSuperuser(Vertx vertx, DatabaseAddress address) {
        return PgBuilder.pool()
                .connectingTo(new PgConnectOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setDatabase(address.database())
                        .setUser(address.user())
                        .setPassword(address.password()))
                .using(vertx)
                .build();
    }

    /** Milliseconds; each look must find the ten. */
    private static double median(Supplier<Future<Integer>> look) {
        double[] times = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            long began = System.nanoTime();
            int found = await(look.get());
            times[i] = (System.nanoTime() - began) / 1e6;
            if (found != 10) {
                throw new IllegalStateException("found " + found);
            }
        }
        Arrays.sort(times);
        return times[LOOKS / 2];
    }
}
