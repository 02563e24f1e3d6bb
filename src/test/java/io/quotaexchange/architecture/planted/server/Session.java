package io.quotaexchange.architecture.planted.server;

/** Something of a planted server. */
public record Session(String id) {}
