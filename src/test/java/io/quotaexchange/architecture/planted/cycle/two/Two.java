package io.quotaexchange.architecture.planted.cycle.two;

import io.quotaexchange.architecture.planted.cycle.one.One;

/** The other half of a planted cycle. */
public record Two(One one) {}
