/**
 * A trading round: its plan, its orders, its stages, and what each stage awarded.
 *
 * <p>A round of real data is announced with a calendar ({@link io.quotaexchange.round.RoundAnnouncements}), takes orders at the
 * {@link io.quotaexchange.round.RoundDesk}, and is carried along by {@link io.quotaexchange.round.RoundRunner}.
 *
 * <p>Every change of a round is an event. {@link io.quotaexchange.round.RoundDecisions} says which events a command causes,
 * {@link io.quotaexchange.round.RoundState} applies them, {@link io.quotaexchange.round.RoundSequencer} is the one writer of a
 * round, {@link io.quotaexchange.round.Rounds} the door for other features. Knows the ledger only through its poster.
 */
package io.quotaexchange.round;
