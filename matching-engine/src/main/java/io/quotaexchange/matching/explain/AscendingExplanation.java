package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingCommand.Match;
import io.quotaexchange.matching.ascending.AscendingOutcome;
import io.quotaexchange.matching.ascending.AscendingOutcome.DecidedBy;
import io.quotaexchange.matching.ascending.AscendingOutcome.Sold;
import io.quotaexchange.matching.ascending.AscendingState;
import io.quotaexchange.matching.explain.DecisionRecord.Part;
import io.quotaexchange.matching.explain.DecisionRecord.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds the records of an ascending auction: one for every bid and every match. */
final class AscendingExplanation {
    private final AscendingCase given;
    private final Set<String> wanted;
    private final boolean tries;
    private final AscendingHistory history;
    private final AscendingChanges changes;
    private final List<Integer> drawing;

    /**
     * @param wanted ids of the bids and matches to explain; null for all
     * @param tries whether to look for smallest changes
     */
    AscendingExplanation(AscendingCase given, Set<String> wanted, boolean tries) {
        this.given = given;
        this.wanted = wanted;
        this.tries = tries;
        this.history = new AscendingHistory(given);
        this.changes = new AscendingChanges(history);
        this.drawing = history.drawing();
    }

    List<DecisionRecord> records() {
        List<DecisionRecord> records = new ArrayList<>();
        for (int i = 0; i < given.bids().size(); i++) {
            if (wanted == null || wanted.contains(given.bids().get(i).id())) {
                records.add(ofBid(i));
            }
        }
        for (int i = 0; i < given.matches().size(); i++) {
            if (wanted == null || wanted.contains(given.matches().get(i).id())) {
                records.add(ofMatch(i));
            }
        }
        return records;
    }

    private DecisionRecord ofBid(int index) {
        Bid bid = given.bids().get(index);
        Outcome outcome = BidOutcome.ofBid(given, history.result, index, history.lastAccepted());
        return new DecisionRecord(
                "/bids/" + index,
                bid.id(),
                Part.BID,
                bid.county(),
                given.terms().lot().indicator(),
                Asked.bid(bid.priceFen(), bid.at()),
                outcome,
                won(outcome),
                rule(index, outcome),
                ahead(index, outcome),
                Optional.of(detail(history.beforeBid.get(index), draw(index))),
                tries ? changes.of(index, outcome) : Optional.empty());
    }

    private DecisionRecord ofMatch(int index) {
        Match match = given.matches().get(index);
        Outcome outcome = BidOutcome.ofMatch(history.result.matches().get(index));
        return new DecisionRecord(
                "/matches/" + index,
                match.id(),
                Part.MATCH,
                match.county(),
                given.terms().lot().indicator(),
                Asked.match(match.at()),
                outcome,
                won(outcome),
                matchRule(outcome),
                matchAhead(outcome),
                Optional.of(detail(history.beforeMatch.get(index), Optional.empty())),
                tries ? changes.ofMatch(index, outcome) : Optional.empty());
    }

    /** The whole lot, where it won it. */
    private List<Partner> won(Outcome outcome) {
        if (!outcome.equals(new Outcome.Stood(true))) {
            return List.of();
        }
        Sold sold = (Sold) history.result.outcome();
        var lot = given.terms().lot();
        boolean paired = given.terms().isPairedWithSeller(sold.winner());
        return List.of(new Partner(lot.id(), lot.county(), lot.amount(), sold.priceFen(), paired));
    }

    private Detail detail(AscendingState found, Optional<Detail.Draw> draw) {
        return new Detail.Lot(found.priceFen(), found.leader(), found.closesAt(), draw);
    }

    private Optional<Detail.Draw> draw(int index) {
        int place = drawing.indexOf(index);
        return place < 0
                ? Optional.empty()
                : Optional.of(new Detail.Draw(place, drawing.indexOf(changes.drawn(drawing)), drawing.size()));
    }

    private DecidingRule rule(int index, Outcome outcome) {
        if (outcome instanceof Outcome.Refused) {
            return DecidingRule.REJECTED;
        }
        AscendingOutcome lot = history.result.outcome();
        boolean stands = index == history.lastAccepted();
        if (lot instanceof AscendingOutcome.BelowReserve) {
            return stands ? DecidingRule.BELOW_RESERVE : DecidingRule.OUTBID;
        }
        DecidedBy decidedBy = ((Sold) lot).decidedBy();
        boolean atCap = BidOutcome.isAtCap(given, given.bids().get(index));
        return switch (decidedBy) {
            case HIGHEST -> stands ? DecidingRule.HIGHEST_BID : DecidingRule.OUTBID;
            case MATCHED -> stands ? DecidingRule.MATCHED : DecidingRule.OUTBID;
            case CAP_SINGLE -> atCap ? DecidingRule.CAP_SINGLE : DecidingRule.OUTBID;
            case CAP_PAIRED -> atCap ? DecidingRule.CAP_PAIRED : DecidingRule.OUTBID;
            case CAP_LOTTERY -> atCap ? DecidingRule.CAP_LOTTERY : DecidingRule.OUTBID;
        };
    }

    /** Who led when a refused bid came; who outbid, matched or won instead of an accepted one. */
    private Ahead ahead(int index, Outcome outcome) {
        if (outcome.equals(new Outcome.Stood(true))) {
            return Ahead.NOBODY;
        }
        if (outcome instanceof Outcome.Refused) {
            String leading = history.leadingWhenCame(index);
            return leading == null ? Ahead.NOBODY : Ahead.of(List.of(leading));
        }
        return switch (rule(index, outcome)) {
            case OUTBID -> {
                List<Integer> after = history.acceptedAfter(index);
                yield new Ahead(
                        after.size(),
                        after.stream()
                                .limit(Ahead.NAMED)
                                .map(i -> given.bids().get(i).id())
                                .toList());
            }
            case MATCHED ->
                Ahead.of(List.of(given.matches().get(history.matched()).id()));
            case BELOW_RESERVE -> Ahead.NOBODY;
            default -> Ahead.of(List.of(winnerAtCap()));
        };
    }

    private String winnerAtCap() {
        String winner = ((Sold) history.result.outcome()).winner();
        return history.accepted.stream()
                .map(given.bids()::get)
                .filter(bid -> BidOutcome.isAtCap(given, bid) && bid.county().equals(winner))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static DecidingRule matchRule(Outcome outcome) {
        if (!(outcome instanceof Outcome.Refused refused)) {
            return DecidingRule.MATCHED;
        }
        return refused.reason() == RejectReason.NOT_ELIGIBLE ? DecidingRule.NO_RIGHT_TO_MATCH : DecidingRule.REJECTED;
    }

    private Ahead matchAhead(Outcome outcome) {
        boolean tooLate = outcome.equals(new Outcome.Refused(RejectReason.CLOSED)) && history.matched() >= 0;
        return tooLate ? Ahead.of(List.of(given.matches().get(history.matched()).id())) : Ahead.NOBODY;
    }
}
