package io.quotaexchange.registry;

import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Settlement;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps settlements in memory, once a key, and fails when it is told to. */
final class RecordingPoster implements Poster {
    private final Map<String, Settlement> posted = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private String crashAfter = "";

    /** The settlement with this key is posted, but its answer is lost. */
    void crashAfter(String key) {
        crashAfter = key;
    }

    @Override
    public synchronized Future<Outcome> post(Settlement settlement) {
        String key = settlement.idempotencyKey();
        asked.add(key);
        boolean repeated = posted.containsKey(key);
        posted.putIfAbsent(key, settlement);
        if (key.equals(crashAfter)) {
            crashAfter = "";
            return Future.failedFuture("the answer was lost");
        }
        long sequence = new ArrayList<>(posted.keySet()).indexOf(key) + 1L;
        return Future.succeededFuture(
                repeated ? new Outcome.Repeated(sequence, Instant.EPOCH) : new Outcome.Posted(sequence, Instant.EPOCH));
    }

    synchronized List<Settlement> posted() {
        return List.copyOf(posted.values());
    }

    synchronized int timesAsked() {
        return asked.size();
    }
}
