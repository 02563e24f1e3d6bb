package io.quotaexchange.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes of the built program under traffic, and one fault after another: nothing that was acknowledged is lost, nothing is there
 * twice, every lot that closed is decided, the export holds. {@code -Dfaults.times=20} does each of them so often; {@code -Dfaults.seed=S}
 * draws the same victims; {@code -Dfaults.only=SIGKILL} does only those with that in their names, or with one of several parted by commas.
 */
@EnabledIfSystemProperty(named = "faults.times", matches = "[0-9]+")
final class FaultsIT {
    private static final int TIMES = Integer.getInteger("faults.times", 1);
    private static final List<String> ONLY =
            List.of(System.getProperty("faults.only", "").split(","));

    private static final long SEED = Long.getLong("faults.seed", 2022);
    private static final long SETTLE_MILLIS = 3_000;
    private static final long SILENT_NANOS = 90_000_000_000L;
    private static final int ROUNDS = 6;
    /** What a time through takes, one fault with another; a lot is bid up within 30 s. */
    private static final int SECONDS_A_FAULT = 40;

    @TempDir
    private Path folder;

    private final Map<String, List<Long>> outages = new LinkedHashMap<>();
    private final List<Double> loads = new ArrayList<>();

    @Test
    void nothingAcknowledgedIsLostAndNothingIsThereTwice() throws Exception {
        try (Exchanges exchanges = new Exchanges(folder.resolve("exchange"), 3)) {
            NodeFaults striking = new NodeFaults(exchanges, ROUNDS, SEED);
            Map<String, NodeFaults.Fault> faults = striking.all();
            faults.keySet().removeIf(name -> ONLY.stream().noneMatch(name::contains));
            int seconds = 60 + SECONDS_A_FAULT * faults.size() * TIMES;
            LotsProvince province = LotsProvince.in(
                    exchanges.logins().application(), exchanges.keys(), ROUNDS, 4 + seconds / 25, 4 + seconds / 20);
            exchanges.startAll();
            province.waitUntilOpen();
            Traffic traffic = new Traffic(exchanges.nodes());
            traffic.start(province.lots());
            Thread.sleep(SETTLE_MILLIS);
            assertThat(new HashSet<>(exchanges.owners().values()))
                    .as("rounds are spread over nodes")
                    .hasSizeGreaterThan(1);
            for (int time = 0; time < TIMES; time++) {
                for (Map.Entry<String, NodeFaults.Fault> fault : faults.entrySet()) {
                    strike(exchanges, traffic, fault.getKey(), fault.getValue());
                }
            }
            traffic.stop();
            check(exchanges, traffic, striking);
        }
    }

    private void strike(Exchanges exchanges, Traffic traffic, String name, NodeFaults.Fault fault) throws Exception {
        long from = System.nanoTime();
        try {
            fault.strike();
            Thread.sleep(SETTLE_MILLIS + 4_000);
            waitUntilServed(exchanges, traffic, System.nanoTime());
        } catch (AssertionError | RuntimeException broken) {
            exchanges.nodes().forEach(node -> System.out.println("node " + node.number() + ":\n" + node.output()));
            System.out.println(name + ": " + exchanges.owners());
            throw broken;
        }
        long worst = longestGap(traffic, from);
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        loads.add(load);
        outages.computeIfAbsent(name, first -> new ArrayList<>()).add(worst);
        System.out.printf(
                Locale.ROOT,
                "%tT %s: longest time without an answer %.1f s; load %.1f; %s%n",
                java.time.LocalTime.now(),
                name,
                worst / 1e9,
                load,
                few(traffic.wrong()));
    }

    private static List<String> few(List<String> wrong) {
        return wrong.subList(0, Math.min(3, wrong.size()));
    }

    /** Every round and the ledger have answered since, and every node says that it is well. */
    private static void waitUntilServed(Exchanges exchanges, Traffic traffic, long since) throws Exception {
        long until = System.nanoTime() + SILENT_NANOS;
        Set<String> silent = subjects();
        List<Exchanges.Node> unwell = new ArrayList<>(exchanges.nodes());
        while (!silent.isEmpty() || !unwell.isEmpty()) {
            assertThat(System.nanoTime())
                    .as("still silent: " + silent + ", not well: "
                            + unwell.stream().map(Exchanges.Node::number).toList() + " " + few(traffic.wrong()))
                    .isLessThan(until);
            Thread.sleep(100);
            traffic.acknowledged().stream()
                    .filter(ack -> ack.nanos() > since)
                    .forEach(ack -> silent.remove(ack.subject()));
            unwell.removeIf(traffic::isReady);
        }
    }

    private static Set<String> subjects() {
        Set<String> subjects = new HashSet<>(Set.of("ledger"));
        for (int i = 1; i <= ROUNDS; i++) {
            subjects.add("rnd_faults-" + i);
        }
        return subjects;
    }

    /** The longest time between two answers of one round, or of the ledger, since then. */
    private static long longestGap(Traffic traffic, long since) {
        long worst = 0;
        for (String subject : subjects()) {
            long before = since;
            for (Traffic.Acknowledged ack : traffic.acknowledged()) {
                if (ack.subject().equals(subject) && ack.nanos() > since) {
                    worst = Math.max(worst, ack.nanos() - before);
                    before = ack.nanos();
                }
            }
        }
        return worst;
    }

    private void check(Exchanges exchanges, Traffic traffic, NodeFaults striking) throws Exception {
        Comparison found = Comparison.of(exchanges, traffic);
        for (int attempt = 0; attempt < 60 && !found.undone().isEmpty(); attempt++) {
            Thread.sleep(1_000);
            found = Comparison.of(exchanges, traffic);
        }
        report(traffic, striking, found);
        String verified = exchanges.verified();
        System.out.println(verified);
        assertThat(few(traffic.wrong()))
                .as("%d answers that no client should see", traffic.wrong().size())
                .isEmpty();
        assertThat(found.lost()).as("acknowledged and not there").isEmpty();
        assertThat(found.twice()).as("there twice").isEmpty();
        assertThat(found.undone())
                .as("closed and not decided, awarded and not posted")
                .isEmpty();
        assertThat(found.bids()).isGreaterThan(50);
        assertThat(found.payments()).isGreaterThan(10);
        assertThat(verified).contains("All holds");
    }

    private void report(Traffic traffic, NodeFaults striking, Comparison found) {
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
                Locale.ROOT,
                "%,d acknowledged, %,d bids and %,d payments kept, %d lots decided; %d lost, %d there twice, %d undone %s;"
                        + " %,d sent again, %,d times told to try again; killed at a decision: %s; load %.1f to %.1f%n",
                traffic.acknowledged().size(),
                found.bids(),
                found.payments(),
                found.decided(),
                found.lost().size(),
                found.twice().size(),
                found.undone().size(),
                found.undone(),
                traffic.repeated(),
                traffic.told(),
                striking.foundAtDecision(),
                loads.stream().mapToDouble(load -> load).min().orElse(0),
                loads.stream().mapToDouble(load -> load).max().orElse(0));
    }
}
