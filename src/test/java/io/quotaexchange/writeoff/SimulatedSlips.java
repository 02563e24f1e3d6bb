package io.quotaexchange.writeoff;

import io.quotaexchange.ledger.Poster;
import io.quotaexchange.simulation.Wire;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The slips' tables without a database. */
public final class SimulatedSlips {
    private final Map<String, WriteOffSlip> slips = new TreeMap<>();
    private final Map<String, Long> posted = new HashMap<>();

    /** The real write-offs over these tables. */
    public WriteOffs open(Wire wire, Poster poster) {
        return new WriteOffs(new Kept(wire), poster);
    }

    /** The settlement that is recorded for a slip. */
    public Optional<Long> posted(String slip) {
        return Optional.ofNullable(posted.get(slip));
    }

    private final class Kept implements SlipStore {
        private final Wire wire;

        Kept(Wire wire) {
            this.wire = wire;
        }

        @Override
        public Future<Void> keep(WriteOffSlip slip) {
            return wire.call("keeping a slip", () -> {
                slips.putIfAbsent(slip.id(), slip);
                return null;
            });
        }

        @Override
        public Future<Void> keepPosted(String slip, long settlement) {
            return wire.call("keeping that a slip is posted", () -> {
                posted.putIfAbsent(slip, settlement);
                return null;
            });
        }

        @Override
        public Future<List<JsonObject>> documents(String afterId, int limit) {
            throw new UnsupportedOperationException("the simulation lists no slips");
        }
    }
}
