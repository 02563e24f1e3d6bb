package io.quotaexchange.oversight;

import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.round.Award;
import io.quotaexchange.settlement.AwardSettlements;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that every award took its steps in order, by two people each, and says which settlements they must have made. */
final class AwardStepCheck {
    private static final String FILE = ArchiveFile.AWARD_STEPS.fileName();

    private final Map<String, Award> awards;
    private final ExpectedSettlements expected;
    private final Map<String, Map<Step, AwardSteps.Taken>> taken = new HashMap<>();
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
            throw wrong(number, "award " + row.award() + " was made by no round and no agreement");
        }
        if (row.maker().equals(row.approver())) {
            throw wrong(number, row.maker() + " took and approved the step");
        }
        if (row.step() < 0
                || row.step() >= Step.values().length
                || taken(row.award()).contains(Step.values()[row.step()])
                || !taken(row.award()).containsAll(Step.values()[row.step()].before())) {
            throw wrong(number, "step " + row.step() + " of award " + row.award() + " is out of its turn");
        }
        Step step = Step.values()[row.step()];
        taken.computeIfAbsent(row.award(), fresh -> new EnumMap<>(Step.class))
                .put(
                        step,
                        new AwardSteps.Taken(
                                row.award(), step, Optional.empty(), row.maker(), row.approver(), time(number, row)));
        Optional<Settlement> settlement = AwardSettlements.of(award, step, row.maker(), row.approver())
                .filter(made -> !(step == Step.PAID && row.settlement() == 0));
        if (settlement.isPresent() != row.settlement() > 0) {
            throw wrong(number, "names a settlement where the step makes none, or none where it makes one");
        }
        settlement.ifPresent(made -> {
            settlements.put(row.settlement(), made.idempotencyKey());
            expected.require(FILE + ", line " + number + " (award " + award.id() + ")", made);
        });
    }

    private static Instant time(long number, ExportRows.AwardStep row) {
        try {
            return Instant.parse(row.recordedAt());
        } catch (java.time.DateTimeException e) {
            throw wrong(number, "recordedAt is not a time");
        }
    }

    /** A step that an award has taken; its settlement is left out. */
    Optional<AwardSteps.Taken> step(String award, Step step) {
        return Optional.ofNullable(taken.getOrDefault(award, Map.of()).get(step));
    }

    /** The steps an award has taken. */
    Set<Step> taken(String award) {
        return taken.getOrDefault(award, Map.of()).keySet();
    }

    /** The steps an award had taken on a day or before. */
    Set<Step> takenBy(String award, LocalDate day) {
        return taken.getOrDefault(award, Map.of()).entrySet().stream()
                .filter(step -> !CivilDay.of(step.getValue().recordedAt()).isAfter(day))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static InvalidArchiveException wrong(long number, String what) {
        return new InvalidArchiveException(FILE, number, what);
    }

    /** After the last step: an award may have one settlement that is not recorded as a step yet. */
    void finish() {
        awards.forEach((id, award) -> {
            for (Step step : Step.values()) {
                boolean next = !taken(id).contains(step) && taken(id).containsAll(beforeSettling(step));
                if (next) {
                    AwardSettlements.of(award, step, "", "")
                            .ifPresent(settlement -> expected.permit("award " + id, settlement));
                }
            }
        });
    }

    /** A prefunded award is delivered before its payment is recorded. */
    private static Set<Step> beforeSettling(Step step) {
        return step == Step.DELIVERED ? Step.PAID.before() : step.before();
    }

    /** The idempotency key that the step of this settlement must have; empty if no step names it. */
    Optional<String> keyOf(long settlement) {
        return Optional.ofNullable(settlements.get(settlement));
    }
}
