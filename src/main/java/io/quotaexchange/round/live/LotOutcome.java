package io.quotaexchange.round.live;

import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.ascending.AscendingOutcome;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.clearing.Engine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a decided lot ended, from its case. */
public final class LotOutcome {
    /**
     * @param bid the winner's bid at the price, or the match
     * @param priceFen fen per mu or kg; {@code valueFen} for the whole lot
     */
    public record Sold(String winner, String bid, long priceFen, long valueFen, String decidedBy) {}

    private LotOutcome() {}

    /** @return empty if the lot was not sold */
    public static Optional<Sold> of(LiveEvent.LotDecided decided) {
        try {
            AscendingCase given =
                    (AscendingCase) CaseFile.read(decided.caseText().getBytes(StandardCharsets.UTF_8));
            AscendingResult result = (AscendingResult) Engine.clear(given);
            return result.outcome() instanceof AscendingOutcome.Sold sold
                    ? Optional.of(new Sold(
                            sold.winner(),
                            bid(given, result, sold),
                            sold.priceFen(),
                            sold.valueFen(),
                            sold.decidedBy().name()))
                    : Optional.empty();
        } catch (MalformedCaseException e) {
            throw new IllegalStateException("a decided lot has a case the engine does not read: " + e.line(), e);
        }
    }

    private static String bid(AscendingCase given, AscendingResult result, AscendingOutcome.Sold sold) {
        if (sold.decidedBy() == AscendingOutcome.DecidedBy.MATCHED) {
            return result.matches().stream()
                    .filter(answer -> answer.reason().isEmpty())
                    .findFirst()
                    .orElseThrow()
                    .id();
        }
        for (int i = given.bids().size() - 1; i >= 0; i--) {
            AscendingCommand.Bid bid = given.bids().get(i);
            if (result.bids().get(i).reason().isEmpty()
                    && bid.county().equals(sold.winner())
                    && bid.priceFen() == sold.priceFen()) {
                return bid.id();
            }
        }
        throw new IllegalStateException(
                "the winner of lot " + given.terms().lot().id() + " made no bid");
    }
}
