package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** A command that a round refused, where the caller has no result to carry the refusal in. */
public final class RoundRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    RoundRefusedException(Refusal refusal) {
        this(List.of(refusal));
    }

    /** @param refusals at least one, in order of precedence */
    RoundRefusedException(List<Refusal> refusals) {
        super(refusals.stream()
                .map(refusal -> refusal.code() + " (" + refusal.clause() + "): " + refusal.en())
                .collect(Collectors.joining("; ")));
        this.refusals = List.copyOf(refusals);
    }

    public Refusal refusal() {
        return refusals.getFirst();
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
