/**
 * Live stages of a round: lots sold by ascending auction, and the continuous book. Pure: {@link
 * io.quotaexchange.round.live.LiveDecisions} says which events a command causes, {@link io.quotaexchange.round.live.LiveState} is
 * what the events made.
 *
 * <p>Knows the engine and nothing of rounds, the ledger, the database or the network. Time comes in with every command.
 */
package io.quotaexchange.round.live;
