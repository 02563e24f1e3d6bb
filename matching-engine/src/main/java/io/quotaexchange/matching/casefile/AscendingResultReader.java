package io.quotaexchange.matching.casefile;

import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingOutcome;
import io.quotaexchange.matching.ascending.AscendingOutcome.DecidedBy;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.ascending.AscendingResult.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the result of an ascending auction. */
final class AscendingResultReader {
    private enum Outcome {
        SOLD,
        UNSOLD,
        BELOW_RESERVE
    }

    private AscendingResultReader() {}

    static AscendingResult read(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(
                cursor,
                "format",
                "mechanism",
                "bids",
                "matches",
                "closedAt",
                "outcome",
                "winner",
                "price",
                "value",
                "decidedBy");
        List<Answer> bids = List.of();
        List<Answer> matches = List.of();
        Instant closedAt = null;
        Outcome outcome = null;
        String winner = null;
        long priceFen = 0;
        long valueFen = 0;
        DecidedBy decidedBy = null;
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "format" -> Header.format(cursor, Header.RESULT_FORMAT);
                case "mechanism" -> Header.mechanism(cursor, Mechanism.ASCENDING_AUCTION);
                case "bids" -> bids = Values.list(cursor, AscendingResultReader::answer);
                case "matches" -> matches = Values.list(cursor, AscendingResultReader::answer);
                case "closedAt" -> closedAt = Values.instant(cursor);
                case "outcome" -> outcome = Values.choice(cursor, Outcome.class);
                case "winner" -> winner = Values.county(cursor);
                case "price" -> priceFen = Values.priceFen(cursor);
                case "value" -> valueFen = Values.moneyFen(cursor);
                default -> decidedBy = Values.choice(cursor, DecidedBy.class);
            }
        }
        fields.require("format", "mechanism", "bids", "matches", "closedAt", "outcome");
        if (outcome == Outcome.SOLD) {
            fields.require("winner", "price", "value", "decidedBy");
        } else {
            fields.refuse("to the outcome " + outcome, "winner", "price", "value", "decidedBy");
        }
        AscendingOutcome how = switch (outcome) {
            case SOLD -> new AscendingOutcome.Sold(winner, priceFen, valueFen, decidedBy);
            case UNSOLD -> new AscendingOutcome.Unsold();
            case BELOW_RESERVE -> new AscendingOutcome.BelowReserve();
        };
        return new AscendingResult(bids, matches, closedAt, how);
    }

    private static Answer answer(JsonCursor cursor) throws MalformedCaseException {
        ObjectReader fields = new ObjectReader(cursor, "id", "accepted", "reason");
        String id = null;
        boolean accepted = false;
        Optional<RejectReason> reason = Optional.empty();
        for (String name = fields.next(); name != null; name = fields.next()) {
            switch (name) {
                case "id" -> id = Values.id(cursor);
                case "accepted" -> accepted = Values.bool(cursor);
                default -> reason = Optional.of(Values.choice(cursor, RejectReason.class));
            }
        }
        fields.require("id", "accepted");
        if (accepted) {
            fields.refuse("where it was accepted", "reason");
        } else {
            fields.require("reason");
        }
        return new Answer(id, reason);
    }
}
