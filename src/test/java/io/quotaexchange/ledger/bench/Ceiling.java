package io.quotaexchange.ledger.bench;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.stream.LongStream;

/** What the disk and the protocol allow: 1,000 rows of the size of a posting a transaction through UNNEST, and no logic at all. */
final class Ceiling {
    private static final int ROWS = 1_000;

    private Ceiling() {}

    /** Counts rows; one transaction after the other on one connection. */
    static Measured measure(Server server, int seconds) {
        Pool pool = server.administrator();
        Server.query(pool, """
                DROP TABLE IF EXISTS public.ceiling;
                CREATE TABLE public.ceiling (id bigint PRIMARY KEY, a bigint, b bigint, c bigint, d bigint, e bigint, f bigint);
                """);
        long[] last = {0};
        Measured transactions = Load.run(server.vertx(), server.cpu(), seconds, 1, number -> {
            Long[] ids =
                    LongStream.rangeClosed(last[0] + 1, last[0] + ROWS).boxed().toArray(Long[]::new);
            last[0] += ROWS;
            return pool.preparedQuery("""
                            INSERT INTO public.ceiling SELECT i, i, i, i, i, i, i FROM unnest($1::bigint[]) AS u (i)
                            """).execute(Tuple.of(ids));
        });
        Server.await(pool.close());
        return new Measured(
                transactions.count() * ROWS,
                transactions.nanos(),
                transactions.latencies(),
                transactions.databaseNanos(),
                transactions.programNanos());
    }
}
