package io.quotaexchange.architecture.planted.engine;

import io.quotaexchange.architecture.planted.server.Session;

/** A planted engine class that knows the server. */
public record ClearingWithServer(Session session) {}
