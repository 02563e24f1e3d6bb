package io.quotaexchange.platform.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One statement for many callers, a commit a group: what gathers while one group is committed is the next. A group that fails is done
 * again row by row, so that nobody fails for another. Safe from any thread.
 */
public final class GroupCommit {
    private static final int MOST_OF_A_GROUP = 500;

    private record Waiting(Tuple row, Promise<Integer> done) {}

    private final SqlClient client;
    private final String statement;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean writing;

    /** @param statement changes rows by its parameters alone, whatever else is done in the same transaction */
    public GroupCommit(SqlClient client, String statement) {
        this.client = client;
        this.statement = statement;
    }

    /** @return how many rows were changed, once that is durable */
    public Future<Integer> execute(Tuple row) {
        Promise<Integer> done = Promise.promise();
        synchronized (waiting) {
            waiting.add(new Waiting(row, done));
            if (writing) {
                return done.future();
            }
            writing = true;
        }
        next();
        return done.future();
    }

    private void next() {
        List<Waiting> group = new ArrayList<>();
        synchronized (waiting) {
            while (!waiting.isEmpty() && group.size() < MOST_OF_A_GROUP) {
                group.add(waiting.poll());
            }
            if (group.isEmpty()) {
                writing = false;
                return;
            }
        }
        if (group.size() == 1) {
            alone(group.getFirst()).onComplete(done -> next());
            return;
        }
        client.preparedQuery(statement)
                .executeBatch(group.stream().map(Waiting::row).toList())
                .onSuccess(changed -> {
                    RowSet<Row> each = changed;
                    for (Waiting one : group) {
                        one.done().complete(each.rowCount());
                        each = each.next();
                    }
                    next();
                })
                .onFailure(failure ->
                        Future.join(group.stream().map(this::alone).toList()).onComplete(done -> next()));
    }

    private Future<Integer> alone(Waiting one) {
        return client.preparedQuery(statement)
                .execute(one.row())
                .map(RowSet::rowCount)
                .onComplete(one.done());
    }
}
