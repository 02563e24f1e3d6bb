/**
 * The real services over simulated stores: one seed draws every command, every order of steps, every fault, crash and restart.
 *
 * <p>Main types: {@link io.quotaexchange.simulation.World}, {@link io.quotaexchange.simulation.Scheduler}. The stores stand beside the
 * features whose doors they keep ({@code SimulatedLedger}, {@code SimulatedRegistry}, …).
 */
package io.quotaexchange.simulation;
