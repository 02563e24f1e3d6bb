package io.quotaexchange.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes of the built program under traffic, and one fault after another: nothing that was acknowledged is lost, nothing is there
 * twice, the export holds. {@code -Dfaults.times=20} does each of them so often; {@code -Dfaults.seed=S} draws the same victims.
 */
@EnabledIfSystemProperty(named = "faults.times", matches = "[0-9]+")
final class FaultsIT {
    private static final int TIMES = Integer.getInteger("faults.times", 1);
    /** Only faults whose names have this in them. */
    private static final String ONLY = System.getProperty("faults.only", "");

    private static final long SEED = Long.getLong("faults.seed", 2022);
    /** Longer than any node may be silent. */
    private static final long STILL_MILLIS = 9_000;

    private static final long SETTLE_MILLIS = 3_000;
    private static final int ROUNDS = 6;

    /** What is done to the nodes. */
    private interface Fault {
        void strike(Exchanges exchanges) throws Exception;
    }

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, List<Long>> outages = new LinkedHashMap<>();

    @Test
    void nothingAcknowledgedIsLostAndNothingIsThereTwice() throws Exception {
        try (Exchanges exchanges = new Exchanges(folder.resolve("exchange"), 3)) {
            LotsProvince province = LotsProvince.in(
                    exchanges.logins().application(), exchanges.keys(), ROUNDS, 20 + 40 * TIMES, 36_000);
            exchanges.startAll();
            province.waitUntilOpen();
            Traffic traffic = new Traffic(exchanges.nodes());
            traffic.start(province.lots());
            Thread.sleep(SETTLE_MILLIS);
            assertThat(new HashSet<>(exchanges.owners().values()))
                    .as("rounds are spread over nodes")
                    .hasSizeGreaterThan(1);
            Map<String, Fault> faults = faults();
            faults.keySet().removeIf(name -> !name.contains(ONLY));
            for (int time = 0; time < TIMES; time++) {
                for (Map.Entry<String, Fault> fault : faults.entrySet()) {
                    strike(exchanges, traffic, fault.getKey(), fault.getValue());
                }
            }
            traffic.stop();
            check(exchanges, traffic);
        }
    }

    private Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("SIGKILL of a round's node while counties bid", exchanges -> killed(ownerOfSomeRound(exchanges)));
        faults.put(
                "SIGKILL of the node that posts",
                exchanges -> killed(exchanges.ownerOfLedger().orElseThrow()));
        faults.put("SIGSTOP for 9 s, then SIGCONT", exchanges -> {
            Exchanges.Node node = ownerOfSomeRound(exchanges);
            node.pause();
            Thread.sleep(STILL_MILLIS);
            node.goOn();
        });
        faults.put("PostgreSQL stopped at once and started again", Exchanges::restartPostgresAtOnce);
        faults.put("a node cut off from PostgreSQL for 6 s", exchanges -> {
            Exchanges.Node node = ownerOfSomeRound(exchanges);
            node.database().cut();
            Thread.sleep(6_000);
            node.database().mend();
        });
        faults.put("rolling restart, SIGTERM one after another", exchanges -> {
            for (Exchanges.Node node : exchanges.nodes()) {
                node.terminate();
                assertThat(node.waitForExit()).isIn(0, 143);
                node.start();
                node.waitUntilReady();
            }
        });
        return faults;
    }

    private Exchanges.Node ownerOfSomeRound(Exchanges exchanges) {
        return exchanges.ownerOf("rnd_faults-" + (1 + random.nextInt(ROUNDS))).orElseThrow();
    }

    private static void killed(Exchanges.Node node) throws Exception {
        node.kill();
        Thread.sleep(500);
        node.start();
        node.waitUntilReady();
    }

    private void strike(Exchanges exchanges, Traffic traffic, String name, Fault fault) throws Exception {
        long from = System.nanoTime();
        fault.strike(exchanges);
        Thread.sleep(SETTLE_MILLIS + 4_000);
        try {
            waitUntilServed(traffic, System.nanoTime());
        } catch (AssertionError silent) {
            exchanges.nodes().forEach(node -> System.out.println("node " + node.number() + ":\n" + node.output()));
            System.out.println(exchanges.owners());
            throw silent;
        }
        long worst = longestGap(traffic, from);
        outages.computeIfAbsent(name, first -> new ArrayList<>()).add(worst);
        System.out.printf(Locale.ROOT, "%s: longest time without an answer %.1f s%n", name, worst / 1e9);
    }

    /** Every round and the ledger have answered since. */
    private static void waitUntilServed(Traffic traffic, long since) throws Exception {
        long until = System.nanoTime() + 60_000_000_000L;
        Set<String> silent = subjects();
        while (!silent.isEmpty()) {
            assertThat(System.nanoTime())
                    .as("still silent: " + silent + " " + traffic.wrong())
                    .isLessThan(until);
            Thread.sleep(50);
            traffic.acknowledged().stream()
                    .filter(ack -> ack.nanos() > since)
                    .forEach(ack -> silent.remove(ack.subject()));
        }
    }

    private static Set<String> subjects() {
        Set<String> subjects = new HashSet<>(Set.of("ledger"));
        for (int i = 1; i <= ROUNDS; i++) {
            subjects.add("rnd_faults-" + i);
        }
        return subjects;
    }

    /** Of one round, or of the ledger, between two answers. */
    private static long longestGap(Traffic traffic, long from) {
        Map<String, Long> last = new HashMap<>();
        long longest = 0;
        for (Traffic.Acknowledged ack : traffic.acknowledged()) {
            Long before = last.put(ack.subject(), ack.nanos());
            if (before != null && ack.nanos() > from) {
                longest = Math.max(longest, ack.nanos() - Math.max(before, from));
            }
        }
        return longest;
    }

    private void check(Exchanges exchanges, Traffic traffic) throws Exception {
        List<String> bids = exchanges.texts("""
                SELECT convert_from(convert_to(document, 'UTF8'), 'UTF8') FROM round.event WHERE kind LIKE 'bid-accepted%'
                """, Tuple.tuple());
        Map<String, Integer> kept = new HashMap<>();
        bids.forEach(
                document -> kept.merge(new io.vertx.core.json.JsonObject(document).getString("id"), 1, Integer::sum));
        Set<String> acts = new HashSet<>(
                exchanges.texts("SELECT fact_id FROM ledger.settlement WHERE code = 'PAY_IN'", Tuple.tuple()));
        List<String> lost = new ArrayList<>();
        for (Traffic.Acknowledged ack : traffic.acknowledged()) {
            boolean there = ack.subject().equals("ledger") ? acts.contains(ack.id()) : kept.containsKey(ack.id());
            if (!there) {
                lost.add(ack.id());
            }
        }
        List<String> twice = kept.entrySet().stream()
                .filter(bid -> bid.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        report(traffic, lost.size(), twice.size());
        assertThat(traffic.wrong()).isEmpty();
        assertThat(lost).as("acknowledged and not there").isEmpty();
        assertThat(twice).as("there twice").isEmpty();
        assertThat(kept).hasSizeGreaterThan(50);
        assertThat(exchanges.texts(
                        "SELECT fact_id FROM ledger.settlement WHERE code = 'PAY_IN' GROUP BY fact_id HAVING count(*) > 1",
                        Tuple.tuple()))
                .isEmpty();
        assertThat(exchanges.verified()).contains("All holds");
        outages.forEach((name, times) -> assertThat(Collections.max(times))
                .as(name)
                .isLessThan(name.startsWith("SIGSTOP") ? 25_000_000_000L : 15_000_000_000L));
    }

    private void report(Traffic traffic, int lost, int twice) {
        System.out.printf("| fault | times | without an answer: median s | longest s |%n|---|---:|---:|---:|%n");
        outages.forEach((name, times) -> {
            List<Long> sorted = times.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f |%n",
                    name,
                    sorted.size(),
                    sorted.get(sorted.size() / 2) / 1e9,
                    sorted.getLast() / 1e9);
        });
        System.out.printf(
                "%,d acknowledged, %d lost, %d there twice; %,d sent again, %,d times told to try again%n",
                traffic.acknowledged().size(), lost, twice, traffic.repeated(), traffic.told());
    }
}
