package io.quotaexchange.matching.allocation;

/** Evidence for an allocation (mechanisms page §2). */
public record AllocationCertificate() {}
