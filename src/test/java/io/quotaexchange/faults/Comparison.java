package io.quotaexchange.faults;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What clients were told beside what PostgreSQL keeps.
 *
 * @param bids how many are kept
 * @param payments how many are kept
 * @param decided lots that were decided
 * @param lost ids that were acknowledged and are not there
 * @param twice ids that are there more than once
 * @param undone lots whose bidding is closed and that are not decided, awards whose units did not move
 */
record Comparison(int bids, int payments, int decided, List<String> lost, List<String> twice, List<String> undone) {
    static Comparison of(Exchanges exchanges, Traffic traffic) {
        Map<String, Integer> bids = counted(exchanges, "bid-accepted%", "id");
        Map<String, Integer> decided = counted(exchanges, "lot-decided%", "lot");
        Map<String, Integer> posted = count(exchanges.texts(
                "SELECT fact_id FROM ledger.settlement WHERE code IN ('PAY_IN', 'AWARD')", Tuple.tuple()));
        List<String> lost = traffic.acknowledged().stream()
                .map(Traffic.Acknowledged::id)
                .filter(id -> !bids.containsKey(id) && !posted.containsKey(id))
                .toList();
        List<String> twice = new ArrayList<>();
        for (Map<String, Integer> kept : List.of(bids, decided, posted)) {
            kept.forEach((id, times) -> {
                if (times > 1) {
                    twice.add(id);
                }
            });
        }
        Set<String> undone =
                new HashSet<>(counted(exchanges, "bidding-closed%", "lot").keySet());
        undone.removeAll(decided.keySet());
        documents(exchanges, "lot-decided%")
                .forEach(document -> document.getJsonArray("awards", new JsonArray()).stream()
                        .map(award -> ((JsonObject) award).getString("id"))
                        .filter(award -> !posted.containsKey(award))
                        .forEach(undone::add));
        int payments = (int) posted.keySet().stream()
                .filter(id -> id.startsWith("pin_faults-"))
                .count();
        return new Comparison(
                bids.size(),
                payments,
                decided.size(),
                lost,
                twice,
                undone.stream().sorted().toList());
    }

    private static Map<String, Integer> counted(Exchanges exchanges, String kind, String field) {
        return count(documents(exchanges, kind).stream()
                .map(document -> document.getString(field))
                .toList());
    }

    private static Map<String, Integer> count(List<String> ids) {
        Map<String, Integer> counts = new HashMap<>();
        ids.forEach(id -> counts.merge(id, 1, Integer::sum));
        return counts;
    }

    private static List<JsonObject> documents(Exchanges exchanges, String kind) {
        return exchanges.texts("SELECT document FROM round.event WHERE kind LIKE $1", Tuple.of(kind)).stream()
                .map(JsonObject::new)
                .toList();
    }
}
