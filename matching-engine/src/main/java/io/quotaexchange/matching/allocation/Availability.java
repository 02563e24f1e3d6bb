package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import java.util.OptionalInt;

/** What fills of one indicator may still be granted, request by request. Clause: M13-05.4. */
interface Availability {

    /** What stopped a grant: {@code limit} for the fills that count, {@code before} what they already were. */
    record Shortage(Cause cause, long limit, long before, OptionalInt cut) {}

    /** Grants a county up to {@code wanted}, keeping all granted before; returns the most possible. */
    long take(int county, long wanted);

    /** What is already known to stop a county from getting all of {@code wanted}; null if nothing is. */
    Shortage known(int county, long wanted);

    /** Right after a {@link #take} that gave {@code got}, less than wanted: what stopped it. */
    Shortage shortage(int county, long got);

    /**
     * How far the fractions of sharing counties rise together, all granted before kept.
     *
     * @param asked by county
     * @return by county where it stops; null where it receives all it asks for
     */
    Share[] share(long[] asked);

    /** Right after a {@link #take}: undoes it. */
    void giveBack(int county, long got);

    /** Right after a {@link #take} that fell short and stays: lets later ones know. */
    void keepShort(int county, long got);
}
