package io.quotaexchange.platform.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Consumer;

/** Reads a result of any size a page at a time: what has been read is not kept, and the event loop is free between two pages. */
public final class PagedRows {
    private static final int ROWS_A_PAGE = 5_000;

    private PagedRows() {}

    /** Gives every row, in order, to the consumer, as of one moment. Nothing else may be sent on the connection meanwhile. */
    public static Future<Void> each(SqlConnection connection, String sql, Consumer<Row> consumer) {
        return connection
                .begin()
                .compose(transaction -> connection
                        .prepare(sql)
                        .compose(
                                statement -> pages(statement.cursor(), consumer).eventually(statement::close))
                        .eventually(transaction::commit));
    }

    private static Future<Void> pages(Cursor cursor, Consumer<Row> consumer) {
        return cursor.read(ROWS_A_PAGE).compose(rows -> {
            rows.forEach(consumer);
            return cursor.hasMore() ? pages(cursor, consumer) : Future.succeededFuture();
        });
    }
}
