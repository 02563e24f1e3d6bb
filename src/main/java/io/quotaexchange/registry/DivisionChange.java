package io.quotaexchange.registry;

import io.quotaexchange.registry.signing.Signatures;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A division comes, gets another name or ends. Clause: M13-03.1.
 *
 * @param code six digits; a county, a city by itself (ends in 00) or a development zone
 * @param effectiveOn first day on which it holds
 * @param named what it is called from that day; empty where it ends
 * @param successor who takes over what it holds; only where it ends
 * @param documentNumber of the decision, {@code issuedBy} who took it
 */
public record DivisionChange(
        String code,
        LocalDate effectiveOn,
        Kind kind,
        Optional<Named> named,
        Optional<String> successor,
        String documentNumber,
        String issuedBy,
        Signatures signatures) {
    public enum Kind {
        ESTABLISHED,
        RENAMED,
        ENDED
    }

    /** @param type for example 县, 区, 县级市, 市本级, 开发区 */
    public record Named(String name, String city, String type, boolean assisted) {}

    /** The division as it stands from that day on; empty where it ends. */
    Optional<County> division() {
        return named.map(of -> new County(
                code,
                of.name(),
                of.city(),
                of.type(),
                of.assisted(),
                effectiveOn,
                Optional.empty(),
                java.util.List.of()));
    }
}
