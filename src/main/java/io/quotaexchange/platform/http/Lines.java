package io.quotaexchange.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The open connections: how many there may be, and until when each must have sent what is due. Who drips bytes gains no time by it. */
final class Lines {
    private static final long SWEEP_MILLIS = 250;
    private static final long LAST_WORD_SECONDS = 5;

    /** Beyond this part over the limit nobody gets an answer any more. */
    private static final int SPARE = 16;

    private static final Problem SLOW = Problem.of(
            408,
            "too-slow",
            "请求传输过慢",
            "The request came too slowly",
            "send it whole within the time, on a new connection");
    private static final Problem FULL = Problem.of(
                    503, "overloaded", "系统繁忙，请稍后再试", "Too many connections: try again", "wait, then connect again")
            .after(5);

    private static final class Line {
        private long due;
        private RoutingContext awaited;
        private Context own;
        private boolean refused;
    }

    private final EdgeLimits limits;
    private final Map<HttpConnection, Line> lines = new IdentityHashMap<>();

    Lines(Vertx vertx, EdgeLimits limits) {
        this.limits = limits;
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep(System.nanoTime()));
    }

    private static long in(long seconds) {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** A connection was made. */
    void opened(HttpConnection connection) {
        Line line = new Line();
        boolean tooMany;
        synchronized (this) {
            line.refused = lines.size() >= limits.connections();
            tooMany = lines.size() >= limits.connections() + limits.connections() / SPARE + 1;
            line.due = in(line.refused ? Math.min(LAST_WORD_SECONDS, limits.firstSeconds()) : limits.firstSeconds());
            if (!tooMany) {
                lines.put(connection, line);
            }
        }
        if (tooMany) {
            connection.close();
            return;
        }
        connection.closeHandler(closed -> {
            synchronized (this) {
                lines.remove(connection);
            }
        });
    }

    /** A request's head is there. */
    void begun(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        Line line;
        synchronized (this) {
            line = lines.get(connection);
            if (line == null) {
                context.next();
                return;
            }
            line.due = in(limits.bodySeconds());
            line.awaited = context;
            line.own = Vertx.currentContext();
        }
        context.request().end().onComplete(arrived -> {
            synchronized (this) {
                if (line.awaited == context) {
                    line.awaited = null;
                    // An answer may be sent before the last byte of its request is looked at.
                    line.due = context.response().ended() ? line.due : Long.MAX_VALUE;
                }
            }
        });
        context.addEndHandler(answered -> {
            synchronized (this) {
                line.due = in(limits.idleSeconds());
            }
        });
        if (line.refused) {
            context.fail(FULL.asException());
        } else {
            context.next();
        }
    }

    synchronized int open() {
        return lines.size();
    }

    private void sweep(long now) {
        List<HttpConnection> silent = new ArrayList<>();
        Map<RoutingContext, Context> slow = new IdentityHashMap<>();
        synchronized (this) {
            lines.forEach((connection, line) -> {
                if (line.due == Long.MAX_VALUE || line.due - now > 0) {
                    return;
                }
                if (line.awaited == null) {
                    silent.add(connection);
                } else {
                    slow.put(line.awaited, line.own);
                    line.awaited = null;
                    line.due = in(LAST_WORD_SECONDS);
                }
            });
        }
        silent.forEach(HttpConnection::close);
        slow.forEach((context, own) -> own.runOnContext(run -> {
            if (!context.response().ended() && !context.failed()) {
                context.fail(SLOW.asException());
            }
        }));
    }
}
