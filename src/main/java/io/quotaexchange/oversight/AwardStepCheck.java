package io.quotaexchange.oversight;

import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.round.Award;
import io.quotaexchange.settlement.AwardSettlements;
import io.quotaexchange.settlement.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks that every award took its steps in order, by two people each, and says which settlements they must have made. */
final class AwardStepCheck {
    private static final String FILE = ArchiveFile.AWARD_STEPS.fileName();

    private final Map<String, Award> awards;
    private final ExpectedSettlements expected;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<Long, String> settlements = new HashMap<>();

    AwardStepCheck(Map<String, Award> awards, ExpectedSettlements expected) {
        this.awards = awards;
        this.expected = expected;
    }

    void step(long number, String line) {
        ExportRows.AwardStep row = JsonLine.read(
                ArchiveFile.AWARD_STEPS, number, line, ExportRows.AwardStep::read, ExportRows.AwardStep::json);
        Award award = awards.get(row.award());
        if (award == null) {
            throw wrong(number, "award " + row.award() + " was made by no round");
        }
        if (row.maker().equals(row.approver())) {
            throw wrong(number, row.maker() + " took and approved the step");
        }
        if (row.step() != taken.getOrDefault(row.award(), 0) || row.step() >= Step.values().length) {
            throw wrong(number, "step " + row.step() + " of award " + row.award() + " is out of its turn");
        }
        try {
            Instant.parse(row.recordedAt());
        } catch (java.time.DateTimeException e) {
            throw wrong(number, "recordedAt is not a time");
        }
        taken.put(row.award(), row.step() + 1);
        Optional<Settlement> settlement =
                AwardSettlements.of(award, Step.values()[row.step()], row.maker(), row.approver());
        if (settlement.isPresent() != row.settlement() > 0) {
            throw wrong(number, "names a settlement where the step makes none, or none where it makes one");
        }
        settlement.ifPresent(made -> {
            settlements.put(row.settlement(), made.idempotencyKey());
            expected.require(FILE + ", line " + number + " (award " + award.id() + ")", made);
        });
    }

    private static InvalidArchiveException wrong(long number, String what) {
        return new InvalidArchiveException(FILE, number, what);
    }

    /** After the last step: an award may have one settlement that is not recorded as a step yet. */
    void finish() {
        awards.forEach((id, award) -> {
            int next = taken.getOrDefault(id, 0);
            if (next < Step.values().length) {
                AwardSettlements.of(award, Step.values()[next], "", "")
                        .ifPresent(settlement -> expected.permit("award " + id, settlement));
            }
        });
    }

    /** The idempotency key that the step of this settlement must have; empty if no step names it. */
    Optional<String> keyOf(long settlement) {
        return Optional.ofNullable(settlements.get(settlement));
    }

    /** Awards that took every step. */
    long delivered() {
        return taken.values().stream()
                .filter(steps -> steps == Step.values().length)
                .count();
    }
}
