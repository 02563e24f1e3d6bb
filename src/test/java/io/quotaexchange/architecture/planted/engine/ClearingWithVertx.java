package io.quotaexchange.architecture.planted.engine;

import io.vertx.core.buffer.Buffer;

/** A planted engine class that knows a library of the server's. */
public record ClearingWithVertx(Buffer buffer) {}
