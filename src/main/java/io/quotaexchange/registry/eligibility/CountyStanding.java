package io.quotaexchange.registry.eligibility;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How a county stands on a day.
 *
 * @param county six-digit code
 * @param year whose task counts: that of the day
 * @param task the newest annual task up to that year; empty if none is on record
 * @param unbalancedProjects its own construction projects whose balance is not met. Clause: Z10-08.3
 * @param suspension in force on the day
 * @param shortageDeclaredOn day of the declaration that holds, if there is one. Clause: M13-05.2
 * @param overdueCommitments commitments whose day passed unkept. Clause: M13-04.7
 * @param excludedUntil last day of an exclusion in force, after a default as a buyer. Clause: M13-05.8
 */
public record CountyStanding(
        String county,
        int year,
        Optional<AnnualTask> task,
        int unbalancedProjects,
        Optional<Suspension> suspension,
        Optional<LocalDate> shortageDeclaredOn,
        int overdueCommitments,
        Optional<LocalDate> excludedUntil) {

    /**
     * New farmland that the province asks of a county in a year. Clause: L-02.2.
     *
     * @param task m²
     * @param done m², as entered in the ministry's system. Clause: L-02.1
     */
    public record AnnualTask(int year, long task, long done) {}

    /** The county takes no part until the province lifts it. Clause: M13-07.5. */
    public record Suspension(LocalDate from, String reason) {}
}
