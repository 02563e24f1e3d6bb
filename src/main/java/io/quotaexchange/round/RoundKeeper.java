package io.quotaexchange.round;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Has this node serve the rounds that are its own, where several nodes share them: takes over what has become its own, lets go what has
 * become another's.
 *
 * <p>It decides nothing that matters: should two nodes serve a round, only the later one's epoch can write.
 */
public final class RoundKeeper {
    /** Rounds that are taken over at a time: each is replayed from the journal. */
    private static final int AT_A_TIME = 16;

    /**
     * What the nodes say.
     *
     * @param owns whether a round is this node's
     * @param permit whether it may be taken now from who has it
     */
    public record Nodes(Predicate<String> owns, BiFunction<String, Optional<UUID>, Future<Boolean>> permit) {}

    private final Rounds rounds;
    private final RoundJournal journal;
    private final Nodes nodes;
    private boolean looking;

    public RoundKeeper(Rounds rounds, RoundJournal journal, Nodes nodes) {
        this.rounds = rounds;
        this.journal = journal;
        this.nodes = nodes;
        rounds.takeOverOnly(this::permit);
    }

    private Future<Void> permit(String round) {
        if (!nodes.owns().test(round)) {
            return Future.failedFuture(new RoundNotServedException(round));
        }
        return journal.holder(round)
                .compose(holder -> nodes.permit().apply(round, holder))
                .compose(may ->
                        may ? Future.succeededFuture() : Future.failedFuture(new RoundNotServedException(round)));
    }

    /** Looks once at every round; to be called every second. @return completes when everything due is done */
    public synchronized Future<Void> look() {
        if (looking) {
            return Future.succeededFuture();
        }
        looking = true;
        return rounds.served()
                .compose(served -> journal.unfinished().compose(unfinished -> turn(served, unfinished)))
                .onComplete(done -> ended());
    }

    private synchronized void ended() {
        looking = false;
    }

    private Future<Void> turn(Set<String> served, List<String> unfinished) {
        List<Future<Void>> released = served.stream()
                .filter(round -> !nodes.owns().test(round))
                .map(rounds::release)
                .toList();
        List<String> due = unfinished.stream()
                .filter(round -> !served.contains(round) && nodes.owns().test(round))
                .toList();
        return Future.join(released).<Void>mapEmpty().otherwiseEmpty().compose(done -> take(due, 0));
    }

    private Future<Void> take(List<String> due, int from) {
        if (from >= due.size()) {
            return Future.succeededFuture();
        }
        List<Future<Void>> group = new ArrayList<>();
        for (String round : due.subList(from, Math.min(due.size(), from + AT_A_TIME))) {
            // A round that may not be taken yet is looked at again in a second.
            group.add(rounds.serve(round).otherwiseEmpty());
        }
        return Future.join(group).compose(done -> take(due, from + AT_A_TIME));
    }
}
