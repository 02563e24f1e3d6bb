package io.quotaexchange.abuse;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What lies in every table of the database: rows and a digest that hangs on each of them. */
record Tables(Map<String, Content> content) {
    /** Sign-ins come, go and are counted, and who was refused is noted, whatever the requests; a running round's writer breathes. */
    private static final Set<String> LIVELY = Set.of(
            "identity.session",
            "identity.failure",
            "identity.access_log",
            "identity.second_factor",
            "identity.recovery_code",
            "checkpoint.checkpoint",
            "round.heartbeat");

    private static final String NAMES = """
            SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
             WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
            """;

    /** @param digest sum over its rows, in no order */
    record Content(long rows, String digest) {}

    static Tables of(TestDatabase database) {
        Map<String, Content> content = new TreeMap<>();
        for (Row table : await(database.administrator().query(NAMES).execute())) {
            String name = table.getString("name");
            if (!LIVELY.contains(name)) {
                Row row = await(database.administrator()
                                .query(
                                        "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM "
                                                + name + " t")
                                .execute())
                        .iterator()
                        .next();
                content.put(name, new Content(row.getLong(0), row.getString(1)));
            }
        }
        return new Tables(content);
    }

    /** The tables that are not as before, with how many rows they had and have. */
    List<String> differences(Tables before) {
        List<String> differences = new ArrayList<>();
        content.forEach((name, now) -> {
            Content then = before.content().get(name);
            if (!now.equals(then)) {
                differences.add(name + ": " + (then == null ? 0 : then.rows()) + " -> " + now.rows());
            }
        });
        return differences;
    }

    long rows(String table) {
        return content.get(table).rows();
    }

    /** The same but for a table that may differ. */
    Tables without(String table) {
        Map<String, Content> rest = new TreeMap<>(content);
        rest.remove(table);
        return new Tables(rest);
    }

    long all() {
        return content.values().stream().mapToLong(Content::rows).sum();
    }
}
