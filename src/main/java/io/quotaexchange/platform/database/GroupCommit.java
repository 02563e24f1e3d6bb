package io.quotaexchange.platform.database;

import io.quotaexchange.platform.database.Gathering.Asked;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/**
 * One statement for the rows of many callers, a commit a group: what gathers while one group is committed is the next. A group that fails is
 * done again row by row, so that nobody fails for another. Safe from any thread.
 *
 * @param <T> one caller's row
 */
public final class GroupCommit<T> {
    private static final int MOST_OF_A_GROUP = 200;

    private final SqlClient client;
    private final String statement;
    private final Function<List<T>, Tuple> columns;
    private final Gathering<T, Boolean> rows = new Gathering<>(MOST_OF_A_GROUP, this::commit);

    /**
     * @param statement takes an array a column, and answers with the places, from 1, of the rows by which it changed something
     * @param columns of rows
     */
    public GroupCommit(SqlClient client, String statement, Function<List<T>, Tuple> columns) {
        this.client = client;
        this.statement = statement;
        this.columns = columns;
    }

    /** @return whether the row changed something, once that is durable */
    public Future<Boolean> execute(T row) {
        return rows.ask(row);
    }

    private Future<?> commit(List<Asked<T, Boolean>> group) {
        Future<?> written = write(group);
        return group.size() == 1
                ? written
                : written.recover(failure -> Future.join(
                                group.stream().map(one -> write(List.of(one))).toList())
                        .mapEmpty());
    }

    private Future<Void> write(List<Asked<T, Boolean>> group) {
        Tuple values = columns.apply(group.stream().map(Asked::what).toList());
        Future<Void> written = client.preparedQuery(statement).execute(values).map(changed -> {
            for (Row row : changed) {
                group.get(row.getInteger(0) - 1).answer().complete(true);
            }
            group.forEach(one -> one.answer().tryComplete(false));
            return null;
        });
        return group.size() == 1
                ? written.onFailure(failure -> group.getFirst().answer().tryFail(failure))
                : written;
    }
}
