package io.quotaexchange.rulebook;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One version of a province's rules; a round keeps the version it was opened under for ever.
 *
 * @param id for example {@code zhejiang-2018}
 * @param version of this document, for example {@code 1}
 * @param effectiveFrom first day in force
 * @param effectiveTo last day in force; empty: until replaced
 * @param lifecycle how projects are followed; {@link Lifecycle#NONE} where the document says nothing of it
 * @param construction what construction projects owe and may do; empty where the document says nothing of it
 * @param digest SM3 of the document's text, hex
 */
public record Rulebook(
        String id,
        String version,
        String nameZh,
        String nameEn,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        Trading trading,
        Pricing pricing,
        Pool pool,
        Ruling<GradeTable> grades,
        Intake intake,
        Lifecycle lifecycle,
        Optional<Construction> construction,
        Eligibility eligibility,
        Terms terms,
        String digest) {

    /** Whether it is in force on a day; the first and the last day count. */
    public boolean isInForce(LocalDate day) {
        return !day.isBefore(effectiveFrom)
                && effectiveTo.map(last -> !day.isAfter(last)).orElse(true);
    }
}
