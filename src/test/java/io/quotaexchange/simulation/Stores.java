package io.quotaexchange.simulation;

import io.quotaexchange.ledger.SimulatedLedger;
import io.quotaexchange.registry.SimulatedRegistry;
import io.quotaexchange.round.SimulatedRounds;
import io.quotaexchange.settlement.SimulatedSteps;
import io.quotaexchange.writeoff.SimulatedSlips;

/** What survives every crash. */
record Stores(
        SimulatedLedger ledger,
        SimulatedRegistry registry,
        SimulatedRounds rounds,
        SimulatedSteps steps,
        SimulatedSlips slips) {}
