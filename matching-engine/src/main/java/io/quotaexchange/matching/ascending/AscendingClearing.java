package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingResult.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a whole case through the state machine: all bids in order, then all matches. */
public final class AscendingClearing {
    private AscendingState state;

    private AscendingClearing(AscendingState state) {
        this.state = state;
    }

    /** @throws io.quotaexchange.matching.AmountOverflowException if the lot's value exceeds 2⁶³−1 fen */
    public static AscendingResult clear(AscendingCase given) {
        AscendingClearing clearing = new AscendingClearing(AscendingAuction.announce(given.terms()));
        List<Answer> bids = clearing.answers(given.bids());
        List<Answer> matches = clearing.answers(given.matches());
        AscendingOutcome outcome = AscendingAuction.outcome(clearing.state, given.seed());
        return new AscendingResult(bids, matches, clearing.state.closesAt(), outcome);
    }

    private List<Answer> answers(List<? extends AscendingCommand> commands) {
        List<Answer> answers = new ArrayList<>(commands.size());
        for (AscendingCommand command : commands) {
            answers.add(new Answer(command.id(), answer(command)));
        }
        return answers;
    }

    private Optional<RejectReason> answer(AscendingCommand command) {
        AscendingDecision decision = AscendingAuction.decide(state, command);
        if (decision instanceof AscendingDecision.Accepted accepted) {
            state = AscendingAuction.evolve(state, accepted.event());
            return Optional.empty();
        }
        return Optional.of(((AscendingDecision.Rejected) decision).reason());
    }
}
