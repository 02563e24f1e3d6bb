package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingCommand.Match;
import io.quotaexchange.matching.ascending.AscendingOutcome.DecidedBy;
import io.quotaexchange.matching.ascending.AscendingOutcome.Sold;
import io.quotaexchange.matching.ascending.AscendingState;
import io.quotaexchange.matching.explain.Outcome.Refused;
import io.quotaexchange.matching.explain.Outcome.Stood;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Finds the smallest change for a bid or match, by trying what the rule that decided suggests. */
final class AscendingChanges {
    private static final Predicate<Outcome> ACCEPTED = outcome -> outcome instanceof Stood;
    private static final Predicate<Outcome> WINS = new Stood(true)::equals;

    private final AscendingHistory history;
    private final PermittedBids permitted;

    AscendingChanges(AscendingHistory history) {
        this.history = history;
        this.permitted = new PermittedBids(history.given.terms().prices());
    }

    Optional<SmallestChange> of(int index, Outcome outcome) {
        Bid bid = history.given.bids().get(index);
        if (outcome instanceof Refused refused) {
            return refused(bid, index, refused.reason());
        }
        return outcome.equals(new Stood(true)) ? lower(bid) : winning(bid, index);
    }

    private Optional<SmallestChange> refused(Bid bid, int index, RejectReason reason) {
        AscendingState found = history.beforeBid.get(index);
        return switch (reason) {
            case NOT_OPEN ->
                sent(
                        bid,
                        history.beforeBid.get(0),
                        history.given.terms().times().opensAt());
            case CLOSED -> sent(bid, history.atClose(), found.closesAt().minusMillis(1));
            case ALREADY_LEADING -> afterNext(bid, index);
            case NOT_ABOVE_PRICE, OFF_INCREMENT, ABOVE_CAP, CAP_PHASE ->
                effective(
                        bid.id(),
                        new Change.Sent(Optional.empty(), permitted.nearest(found, bid.priceFen())),
                        ACCEPTED);
            default -> Optional.empty();
        };
    }

    /** In time, and at another price where its own would not do then. */
    private Optional<SmallestChange> sent(Bid bid, AscendingState state, Instant at) {
        Change inTime = new Change.Sent(Optional.of(at), OptionalLong.empty());
        return effective(bid.id(), inTime, ACCEPTED)
                .or(() -> effective(
                        bid.id(),
                        new Change.Sent(Optional.of(at), permitted.nearest(state, bid.priceFen())),
                        ACCEPTED));
    }

    /** A leader may bid again once another county has outbid it. */
    private Optional<SmallestChange> afterNext(Bid bid, int index) {
        List<Integer> after = history.acceptedAfter(index);
        return after.isEmpty()
                ? Optional.empty()
                : effective(
                        bid.id(),
                        new Change.Later(history.given.bids().get(after.get(0)).id()),
                        ACCEPTED);
    }

    private Optional<SmallestChange> winning(Bid bid, int index) {
        Optional<SmallestChange> change = BidOutcome.isAtCap(history.given, bid) ? atCap(bid, index) : higher(bid);
        return change.isPresent() ? change : paired(bid.id(), bid.county(), WINS);
    }

    /** The lowest price that would have won, such that one step less would not. */
    private Optional<SmallestChange> higher(Bid bid) {
        boolean matched = history.result.outcome() instanceof Sold sold && sold.decidedBy() == DecidedBy.MATCHED;
        if (matched && history.lastAccepted() == history.given.bids().indexOf(bid)) {
            // Only at the cap could nobody have matched; that its county is not paired says more.
            return Optional.empty();
        }
        OptionalLong steps = SmallestAmount.find(
                permitted.stepsAbove(bid.priceFen()),
                n -> effective(bid.id(), price(permitted.stepsUp(bid.priceFen(), n)), WINS)
                        .isPresent());
        return steps.isEmpty()
                ? Optional.empty()
                : effective(bid.id(), price(permitted.stepsUp(bid.priceFen(), steps.getAsLong())), WINS);
    }

    /** The highest lower price that would not have won. */
    private Optional<SmallestChange> lower(Bid bid) {
        OptionalLong steps = SmallestAmount.find(
                permitted.stepsBelow(bid.priceFen()),
                n -> effective(bid.id(), price(permitted.stepsDown(bid.priceFen(), n)), WINS.negate())
                        .isPresent());
        return steps.isEmpty()
                ? Optional.empty()
                : effective(bid.id(), price(permitted.stepsDown(bid.priceFen(), steps.getAsLong())), WINS.negate());
    }

    private static Change price(long fen) {
        return new Change.Sent(Optional.empty(), OptionalLong.of(fen));
    }

    /** Paired, or at the place that was drawn. */
    private Optional<SmallestChange> atCap(Bid bid, int index) {
        Optional<SmallestChange> change = paired(bid.id(), bid.county(), WINS);
        List<Integer> drawing = history.drawing();
        if (change.isPresent() || !drawing.contains(index)) {
            return change;
        }
        int drawn = drawn(drawing);
        String winner = history.given.bids().get(drawn).id();
        Change moved = drawn < index ? new Change.Earlier(winner) : new Change.Later(winner);
        return effective(bid.id(), moved, WINS);
    }

    /** Place of the bid that was drawn. */
    int drawn(List<Integer> drawing) {
        String winner = ((Sold) history.result.outcome()).winner();
        return drawing.stream()
                .filter(i -> history.given.bids().get(i).county().equals(winner))
                .findFirst()
                .orElseThrow();
    }

    private Optional<SmallestChange> paired(String id, String county, Predicate<Outcome> wanted) {
        String seller = history.given.terms().lot().county();
        boolean already = county.equals(seller) || history.given.terms().isPairedWithSeller(county);
        return already ? Optional.empty() : effective(id, new Change.PairedWithSeller(), wanted);
    }

    /** @param index of a match */
    Optional<SmallestChange> ofMatch(int index, Outcome outcome) {
        Match match = history.given.matches().get(index);
        AscendingState close = history.atClose();
        Instant end = close.closesAt().plusSeconds(history.given.terms().times().matchWindowSeconds());
        if (!(outcome instanceof Refused refused)) {
            return laterMatch(match, index, end);
        }
        return switch (refused.reason()) {
            case NOT_OPEN -> effective(match.id(), at(close.closesAt()), ACCEPTED);
            case CLOSED ->
                history.matched() >= 0
                        ? effective(
                                match.id(),
                                new Change.Earlier(history.given
                                        .matches()
                                        .get(history.matched())
                                        .id()),
                                ACCEPTED)
                        : effective(match.id(), at(end.minusMillis(1)), ACCEPTED);
            default -> paired(match.id(), match.county(), ACCEPTED);
        };
    }

    /** Another match would have come first, or the window would have ended. */
    private Optional<SmallestChange> laterMatch(Match match, int index, Instant end) {
        List<Match> matches = history.given.matches();
        for (int i = index + 1; i < matches.size() && matches.get(i).at().isBefore(end); i++) {
            Optional<SmallestChange> change =
                    effective(match.id(), new Change.Later(matches.get(i).id()), ACCEPTED.negate());
            if (change.isPresent()) {
                return change;
            }
        }
        return effective(match.id(), at(end), ACCEPTED.negate());
    }

    private static Change at(Instant at) {
        return new Change.Sent(Optional.of(at), OptionalLong.empty());
    }

    private Optional<SmallestChange> effective(String id, Change change, Predicate<Outcome> wanted) {
        try {
            Outcome outcome = BidOutcome.of(ChangedAscending.apply(history.given, id, change), id);
            return wanted.test(outcome) ? Optional.of(new SmallestChange(change, outcome)) : Optional.empty();
        } catch (ArithmeticException valueBeyondBounds) {
            return Optional.empty();
        }
    }
}
