package io.quotaexchange.architecture.planted.cycle.one;

import io.quotaexchange.architecture.planted.cycle.two.Two;

/** Half of a planted cycle. */
public record One(Two two) {}
