package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingClearing;
import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingOutcome.DecidedBy;
import io.quotaexchange.matching.ascending.AscendingOutcome.Sold;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.ascending.AscendingResult.Answer;
import java.util.List;
import java.util.Optional;

/** What a result says of one bid or match. */
final class BidOutcome {
    private BidOutcome() {}

    /** @throws ArithmeticException if the lot's value exceeds 2⁶³−1 fen */
    static Outcome of(AscendingCase given, String id) {
        AscendingResult result = AscendingClearing.clear(given);
        for (int i = 0; i < given.bids().size(); i++) {
            if (given.bids().get(i).id().equals(id)) {
                return ofBid(given, result, i, last(result.bids()));
            }
        }
        for (Answer answer : result.matches()) {
            if (answer.id().equals(id)) {
                return ofMatch(answer);
            }
        }
        throw new IllegalArgumentException("no bid or match " + id);
    }

    /** @param last place of the last accepted bid, −1 without one */
    static Outcome ofBid(AscendingCase given, AscendingResult result, int index, int last) {
        Optional<RejectReason> reason = result.bids().get(index).reason();
        if (reason.isPresent()) {
            return new Outcome.Refused(reason.get());
        }
        if (!(result.outcome() instanceof Sold sold) || sold.decidedBy() == DecidedBy.MATCHED) {
            return new Outcome.Stood(false);
        }
        Bid bid = given.bids().get(index);
        return new Outcome.Stood(
                sold.decidedBy() == DecidedBy.HIGHEST
                        ? index == last
                        : isAtCap(given, bid) && bid.county().equals(sold.winner()));
    }

    /** Only the match that wins is accepted. */
    static Outcome ofMatch(Answer answer) {
        return answer.reason().<Outcome>map(Outcome.Refused::new).orElse(new Outcome.Stood(true));
    }

    static boolean isAtCap(AscendingCase given, Bid bid) {
        return bid.priceFen() == given.terms().prices().capFen();
    }

    /** Place of the last accepted one, −1 without one. */
    static int last(List<Answer> answers) {
        int last = answers.size() - 1;
        while (last >= 0 && answers.get(last).reason().isPresent()) {
            last--;
        }
        return last;
    }
}
