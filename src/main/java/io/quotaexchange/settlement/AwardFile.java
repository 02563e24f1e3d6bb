package io.quotaexchange.settlement;

import io.quotaexchange.act.KeptAct;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.rulebook.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that is on file about one award at one moment.
 *
 * @param awardedAt when the stage that made it was cleared
 * @param terms of the round's rulebook, for ever
 * @param notices of payment, the first first
 * @param ended the default it ended in; empty if it did not
 */
public record AwardFile(
        Award award,
        RoundState round,
        Instant awardedAt,
        Terms terms,
        List<AwardSteps.Taken> steps,
        List<KeptAct> notices,
        Optional<KeptAct> ended) {
    public Set<Step> taken() {
        return Settling.steps(steps);
    }

    public Deadlines deadlines() {
        return Deadlines.of(terms, awardedAt);
    }

    /** Whether it is in default on a day and nobody has decided so yet. */
    public Optional<DefaultRules.Breach> breach(LocalDate today) {
        return ended.isPresent() ? Optional.empty() : DefaultRules.breach(taken(), deadlines(), today);
    }

    /** The guide price by which deposits of the round are reckoned, fen per mu or kg. */
    public long guideFen() {
        return round.plan().orElseThrow().prices().get(award.indicator()).guideFen();
    }
}
