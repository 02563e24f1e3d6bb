package io.quotaexchange.matching.check;

import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingCommand.Match;
import io.quotaexchange.matching.ascending.AscendingOutcome;
import io.quotaexchange.matching.ascending.AscendingOutcome.DecidedBy;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.ascending.AscendingResult.Answer;
import io.quotaexchange.matching.ascending.AscendingTerms;
import io.quotaexchange.matching.ascending.Lottery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks an ascending auction: exactly the bids and matches that the rules permit were accepted, the close moved with them, and the
 * lot went to whom they name. Which of several reasons a refusal gives is left to clearing again.
 *
 * <p>Clause: M13-05.5, Z10-21.1.
 */
final class AscendingCheck {
    private final AscendingCase given;
    private final AscendingTerms terms;
    private final AscendingResult result;
    private final List<String> atCap = new ArrayList<>();
    private final Set<String> bidders = new HashSet<>();
    private Instant close;
    private String leader;
    private long price;
    private String matchedBy;

    AscendingCheck(AscendingCase given, AscendingResult result) {
        this.given = given;
        this.result = result;
        terms = given.terms();
        close = terms.times().closesAt();
    }

    void run() {
        sameIds(given.bids(), result.bids(), "bids");
        sameIds(given.matches(), result.matches(), "matches");
        for (int i = 0; i < given.bids().size(); i++) {
            Bid bid = given.bids().get(i);
            boolean permitted = permits(bid);
            answered(result.bids().get(i), permitted, "bids/" + i);
            if (permitted) {
                take(bid);
            }
        }
        Wrong.unlessEqual(result.closedAt(), close, "closedAt");
        for (int i = 0; i < given.matches().size(); i++) {
            Match match = given.matches().get(i);
            boolean permitted = permits(match);
            answered(result.matches().get(i), permitted, "matches/" + i);
            matchedBy = permitted ? match.county() : matchedBy;
        }
        Wrong.unlessEqual(result.outcome(), outcome(), "outcome");
    }

    private static void sameIds(List<? extends AscendingCommand> sent, List<Answer> answers, String place) {
        Wrong.unlessSame(
                answers.stream().map(Answer::id).toList(),
                sent.stream().map(AscendingCommand::id).toList(),
                place);
    }

    private static void answered(Answer answer, boolean permitted, String place) {
        Wrong.unless(answer.reason().isEmpty() || !permitted, place, "is refused though the rules permit it");
        Wrong.unless(answer.reason().isPresent() || permitted, place, "is accepted though the rules do not permit it");
    }

    private boolean permits(Bid bid) {
        AscendingTerms.Prices prices = terms.prices();
        boolean inTime = !bid.at().isBefore(terms.times().opensAt()) && bid.at().isBefore(close);
        if (!inTime || bid.county().equals(terms.lot().county())) {
            return false;
        }
        if (!atCap.isEmpty()) {
            return bid.priceFen() == prices.capFen() && !atCap.contains(bid.county());
        }
        boolean above = leader == null ? bid.priceFen() >= prices.startFen() : bid.priceFen() > price;
        boolean onStep =
                bid.priceFen() == prices.capFen() || (bid.priceFen() - prices.startFen()) % prices.incrementFen() == 0;
        return !bid.county().equals(leader) && above && onStep && bid.priceFen() <= prices.capFen();
    }

    private void take(Bid bid) {
        Instant late = close.minusSeconds(terms.times().extensionSeconds());
        if (atCap.isEmpty() && !bid.at().isBefore(late)) {
            close = bid.at().plusSeconds(terms.times().extensionSeconds());
        }
        leader = bid.county();
        price = bid.priceFen();
        bidders.add(leader);
        if (price == terms.prices().capFen()) {
            atCap.add(leader);
        }
    }

    private boolean permits(Match match) {
        Instant end = close.plusSeconds(terms.times().matchWindowSeconds());
        return matchedBy == null
                && leader != null
                && atCap.isEmpty()
                && price >= terms.prices().reserveFen().orElse(0)
                && !terms.isPairedWithSeller(leader)
                && terms.isPairedWithSeller(match.county())
                && bidders.contains(match.county())
                && !match.at().isBefore(close)
                && match.at().isBefore(end);
    }

    private AscendingOutcome outcome() {
        if (leader == null) {
            return new AscendingOutcome.Unsold();
        } else if (price < terms.prices().reserveFen().orElse(0)) {
            return new AscendingOutcome.BelowReserve();
        } else if (matchedBy != null) {
            return sold(matchedBy, DecidedBy.MATCHED);
        } else if (atCap.isEmpty()) {
            return sold(leader, DecidedBy.HIGHEST);
        } else if (atCap.size() == 1) {
            return sold(leader, DecidedBy.CAP_SINGLE);
        }
        List<String> paired = atCap.stream().filter(terms::isPairedWithSeller).toList();
        if (paired.size() == 1) {
            return sold(paired.get(0), DecidedBy.CAP_PAIRED);
        }
        List<String> drawing = paired.isEmpty() ? atCap : paired;
        return sold(drawing.get(Lottery.draw(given.seed(), terms.lot().id(), drawing.size())), DecidedBy.CAP_LOTTERY);
    }

    private AscendingOutcome sold(String winner, DecidedBy decidedBy) {
        long value = terms.lot().indicator().value(terms.lot().amount(), price);
        return new AscendingOutcome.Sold(winner, price, value, decidedBy);
    }
}
