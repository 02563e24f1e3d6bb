package io.quotaexchange.round.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides live events again as the check of a round does, without a round around them. */
final class LiveReplay {
    private final Function<String, Optional<LotKey>> keys;
    private final LiveState state = new LiveState(LotSpecification.PAIRS);
    private final Deque<LiveEvent> toCome = new ArrayDeque<>();

    LiveReplay(Function<String, Optional<LotKey>> keys) {
        this.keys = keys;
    }

    Optional<String> next(LiveEvent event, Instant at) {
        Optional<String> wrong = check(event, at);
        if (wrong.isEmpty()) {
            state.apply(event, at);
        }
        return wrong;
    }

    private Optional<String> check(LiveEvent event, Instant at) {
        if (!toCome.isEmpty()) {
            return same(toCome.poll(), event);
        }
        List<LiveEvent> due = LiveDecisions.tick(state, at);
        if (!due.isEmpty()) {
            Optional<String> silent = LiveCheck.silentProxy(state, due.getFirst(), keys);
            return silent.isPresent() ? silent : follow(due, event);
        }
        return LiveCheck.command(event, keys)
                .map(command -> LiveDecisions.decide(state, command, at) instanceof LiveDecision.Accepted accepted
                        ? follow(accepted.events(), event)
                        : Optional.of("refused: " + LiveDecisions.decide(state, command, at)))
                .orElseGet(() -> LiveCheck.withoutCommand(state, event, at, keys));
    }

    private Optional<String> follow(List<LiveEvent> wanted, LiveEvent event) {
        if (wanted.isEmpty()) {
            return Optional.of("nothing should have happened");
        }
        toCome.addAll(wanted);
        return same(toCome.poll(), event);
    }

    private static Optional<String> same(LiveEvent wanted, LiveEvent event) {
        return wanted.equals(event) ? Optional.empty() : Optional.of("wanted " + wanted + " and not " + event);
    }

    Optional<String> missing() {
        return toCome.isEmpty() ? Optional.empty() : Optional.of("missing " + toCome.peek());
    }
}
