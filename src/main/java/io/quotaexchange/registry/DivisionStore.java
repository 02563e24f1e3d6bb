package io.quotaexchange.registry;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;

/** Where counties and pairs are kept; PostgreSQL, or what stands in for it in a simulation. */
interface DivisionStore {
    /** Adds counties and pairs; those already there stay as they are. */
    Future<Void> add(List<County> counties, List<Pairing> pairings);

    /** Counties that exist on a day, in order of code. */
    Future<List<County>> on(LocalDate day);

    /** Pairs in force on a day, in order of scheme and codes. */
    Future<List<Pairing>> pairings(LocalDate day);

    Future<Boolean> isKnown(String code, LocalDate day);
}
