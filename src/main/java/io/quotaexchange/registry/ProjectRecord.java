package io.quotaexchange.registry;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.project.ProjectFiling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A project as it stands: its newest filing and what became of it.
 *
 * @param revision 1 for the first filing; a refused project may be filed again
 * @param document the filing's JSON as it was digested, {@code digest} its SM3 in hex
 * @param rulebook id of the rulebook it was decided under, {@code rulebookDigest} the SM3 of that version
 * @param indicators earned; zero if refused
 * @param levy the part of them that went to the provincial pool. Clause: Z10-07.2
 * @param refusals empty if accepted
 * @param minted the settlements that brought its lots into being, once they are posted
 */
public record ProjectRecord(
        ProjectFiling filing,
        int revision,
        String document,
        String digest,
        String rulebook,
        String rulebookDigest,
        Decision decision,
        IndicatorVector indicators,
        IndicatorVector levy,
        List<Refusal> refusals,
        String maker,
        String approver,
        Instant recordedAt,
        Optional<Minted> minted) {
    public enum Decision {
        ACCEPTED,
        REFUSED
    }

    /** @param levySequence empty where nothing was levied */
    public record Minted(long mintSequence, Optional<Long> levySequence) {}

    public ProjectRecord {
        refusals = List.copyOf(refusals);
    }

    public String id() {
        return filing.id();
    }

    public boolean isAccepted() {
        return decision == Decision.ACCEPTED;
    }
}
