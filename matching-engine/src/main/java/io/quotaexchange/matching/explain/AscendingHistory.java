package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.ascending.AscendingAuction;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingClearing;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.ascending.AscendingDecision;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.ascending.AscendingResult.Answer;
import io.quotaexchange.matching.ascending.AscendingState;
import java.util.ArrayList;
import java.util.List;

/** An auction as each bid and match found it. States share what they have in common. */
final class AscendingHistory {
    final AscendingCase given;
    final AscendingResult result;
    /** The state each bid found, and after the last one the state at the close. */
    final List<AscendingState> beforeBid = new ArrayList<>();
    /** The state each match found. */
    final List<AscendingState> beforeMatch = new ArrayList<>();
    /** Places of the accepted bids. */
    final List<Integer> accepted = new ArrayList<>();
    /** Of each bid: how many bids before it were accepted. */
    private final int[] acceptedBefore;

    AscendingHistory(AscendingCase given) {
        this.given = given;
        result = AscendingClearing.clear(given);
        acceptedBefore = new int[given.bids().size()];
        AscendingState state = AscendingAuction.announce(given.terms());
        for (int i = 0; i < given.bids().size(); i++) {
            beforeBid.add(state);
            acceptedBefore[i] = accepted.size();
            state = after(state, given.bids().get(i));
            if (result.bids().get(i).reason().isEmpty()) {
                accepted.add(i);
            }
        }
        beforeBid.add(state);
        for (AscendingCommand match : given.matches()) {
            beforeMatch.add(state);
            state = after(state, match);
        }
    }

    private static AscendingState after(AscendingState state, AscendingCommand command) {
        return AscendingAuction.decide(state, command) instanceof AscendingDecision.Accepted done
                ? AscendingAuction.evolve(state, done.event())
                : state;
    }

    AscendingState atClose() {
        return beforeBid.get(given.bids().size());
    }

    int lastAccepted() {
        return accepted.isEmpty() ? -1 : accepted.get(accepted.size() - 1);
    }

    /** Id of the accepted bid that led when a bid came; null without one. In the cap phase the latest acceptance. */
    String leadingWhenCame(int bid) {
        int before = acceptedBefore[bid];
        return before == 0 ? null : given.bids().get(accepted.get(before - 1)).id();
    }

    /** Places of the accepted bids after one. */
    List<Integer> acceptedAfter(int bid) {
        int after = acceptedBefore[bid] + (result.bids().get(bid).reason().isEmpty() ? 1 : 0);
        return accepted.subList(after, accepted.size());
    }

    /** Place of the accepted match, −1 without one. */
    int matched() {
        List<Answer> matches = result.matches();
        return BidOutcome.last(matches);
    }

    /** Places of the bids that took part in the draw at the cap, earliest first; empty where there was none. */
    List<Integer> drawing() {
        List<Integer> atCap = accepted.stream()
                .filter(i -> BidOutcome.isAtCap(given, given.bids().get(i)))
                .toList();
        List<Integer> paired = atCap.stream()
                .filter(i ->
                        given.terms().isPairedWithSeller(given.bids().get(i).county()))
                .toList();
        List<Integer> drawing = paired.isEmpty() ? atCap : paired;
        return drawing.size() > 1 ? drawing : List.of();
    }
}
