package io.quotaexchange.platform.database;

import io.quotaexchange.platform.database.Gathering.Asked;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * One statement for many callers, a commit a group: what gathers while one group is committed is the next. A group that fails is done
 * again row by row, so that nobody fails for another. Safe from any thread.
 */
public final class GroupCommit {
    private static final int MOST_OF_A_GROUP = 500;

    private final SqlClient client;
    private final String statement;
    private final Gathering<Tuple, Integer> rows = new Gathering<>(MOST_OF_A_GROUP, this::commit);

    /** @param statement changes rows by its parameters alone, whatever else is done in the same transaction */
    public GroupCommit(SqlClient client, String statement) {
        this.client = client;
        this.statement = statement;
    }

    /** @return how many rows were changed, once that is durable */
    public Future<Integer> execute(Tuple row) {
        return rows.ask(row);
    }

    private Future<?> commit(List<Asked<Tuple, Integer>> group) {
        if (group.size() == 1) {
            return alone(group.getFirst());
        }
        return client.preparedQuery(statement)
                .executeBatch(group.stream().map(Asked::what).toList())
                .onSuccess(changed -> {
                    RowSet<Row> each = changed;
                    for (Asked<Tuple, Integer> one : group) {
                        one.answer().complete(each.rowCount());
                        each = each.next();
                    }
                })
                .<Object>mapEmpty()
                .recover(failure ->
                        Future.join(group.stream().map(this::alone).toList()).mapEmpty());
    }

    private Future<Integer> alone(Asked<Tuple, Integer> one) {
        return client.preparedQuery(statement)
                .execute(one.what())
                .map(RowSet::rowCount)
                .onComplete(one.answer());
    }
}
