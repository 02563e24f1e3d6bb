package io.quotaexchange.architecture.planted.platform;

import io.quotaexchange.architecture.planted.server.Session;

/** A planted platform class that knows a feature. */
public record WiringOfAFeature(Session session) {}
