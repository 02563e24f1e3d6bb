package io.quotaexchange.platform.telemetry;

import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;

/** Has every Vert.x of this process make room for the id of a request and for its trace; found by its service loader. */
public final class RequestIdProvider implements VertxServiceProvider {
    @Override
    public void init(VertxBootstrap builder) {
        RequestId.prepare();
        TracedWork.prepare();
    }
}
