package io.quotaexchange.rulebook;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.matching.Mechanism;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.quantity.Ratio;
import java.util.List;
import java.util.Optional;

/**
 * How counties may trade.
 *
 * @param mechanisms permitted, each with its clause
 * @param stages of a round, in the order in which they run
 * @param sharing how key projects of one tier share what there is
 * @param largestBuyerShare of what is listed of an indicator, the most that one county's key projects may take from other
 *     counties. Clause: M13-05.8
 * @param precedence what puts one order before another, strongest first
 * @param agreement whether two counties may agree on a transfer between themselves (协议转让); empty where the document says nothing.
 *     Clause: M13-05.6
 */
public record Trading(
        List<Ruling<Mechanism>> mechanisms,
        List<Stage> stages,
        Ruling<Sharing> sharing,
        Ruling<Ratio> largestBuyerShare,
        List<Ruling<Precedence>> precedence,
        Optional<Ruling<Boolean>> agreement) {

    /**
     * @param zh name of the stage, {@code en} likewise
     * @param clauses that ask for it
     */
    public record Stage(StageKind kind, Mechanism mechanism, String zh, String en, List<ClauseId> clauses) {
        public Stage {
            clauses = List.copyOf(clauses);
        }
    }

    public Trading {
        mechanisms = List.copyOf(mechanisms);
        stages = List.copyOf(stages);
        precedence = List.copyOf(precedence);
    }

    /** Whether a transfer by agreement is offered. Clause: M13-05.6. */
    public boolean permitsAgreement() {
        return agreement.map(Ruling::value).orElse(false);
    }

    public boolean permits(Mechanism mechanism) {
        return mechanisms.stream().anyMatch(permitted -> permitted.value() == mechanism);
    }
}
