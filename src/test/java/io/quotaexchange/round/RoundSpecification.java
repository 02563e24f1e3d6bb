package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Given events, when a command, then events or a refusal: the one way to test what a round decides. */
final class RoundSpecification {
    static final Instant NOW = Instant.parse("2022-06-15T01:02:03Z");

    private final RoundState state = new RoundState();

    static RoundSpecification given(RoundEvent... events) {
        RoundSpecification specification = new RoundSpecification();
        for (RoundEvent event : events) {
            specification.state.apply(event, NOW);
        }
        return specification;
    }

    /** Decides the command and applies what it caused. */
    When when(RoundCommand command) {
        Decision decision = RoundDecisions.decide(state, command, NOW);
        if (decision instanceof Decision.Accepted accepted) {
            accepted.events().forEach(event -> state.apply(event, NOW));
        }
        return new When(decision);
    }

    RoundState state() {
        return state;
    }

    record When(Decision decision) {
        void then(RoundEvent... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted(new ArrayList<>(List.of(events))));
        }

        void thenNothing() {
            then();
        }

        void thenRefused(RoundRefusal reason) {
            assertThat(decision).isEqualTo(new Decision.Rejected(reason.refusal()));
        }
    }
}
