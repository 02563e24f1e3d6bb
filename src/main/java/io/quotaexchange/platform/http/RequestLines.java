package io.quotaexchange.platform.http;

import io.quotaexchange.platform.telemetry.RequestId;
import io.quotaexchange.platform.telemetry.TracedWork;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Gives each request its id, and one line of the log when it is answered: no person, no address, nothing that was sent. */
final class RequestLines {
    private static final String OPERATION = RequestLines.class.getName();
    private static final Logger LOG = Logger.getLogger("io.quotaexchange.request");
    private static final long NANOS_A_MILLI = 1_000_000;

    private RequestLines() {}

    static void begin(RoutingContext context) {
        String id = RequestId.of(context.request().getHeader(RequestId.HEADER));
        HttpServerResponse response = context.response();
        response.putHeader(RequestId.HEADER, id);
        RequestId.enter(id);
        TracedWork.current().tell("quota_exchange.request", id);
        if (LOG.isLoggable(Level.FINE)) {
            long began = System.nanoTime();
            context.addEndHandler(ended -> LOG.fine("event=request request=" + id + " method="
                    + context.request().method() + " operation=" + context.get(OPERATION, "none") + " status="
                    + response.getStatusCode() + " millis=" + (System.nanoTime() - began) / NANOS_A_MILLI));
        }
        context.next();
    }

    static void operation(RoutingContext context, String id) {
        context.put(OPERATION, id);
        TracedWork.current().name(id);
    }
}
