package io.quotaexchange.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What is done to the nodes, their networks, their clocks and their database; the longest name says what it is. */
final class NodeFaults {
    /** Longer than any node may be silent. */
    private static final long STILL_MILLIS = 9_000;

    private static final long AWAY_MILLIS = 12_000;
    private static final long CLOCK_SECONDS = 60;
    private static final long CLOSE_PATIENCE_MILLIS = 400_000;

    /** One of them. */
    interface Fault {
        void strike() throws Exception;
    }

    private final Exchanges exchanges;
    private final int rounds;
    private final Random random;
    private final Map<String, Integer> foundAtDecision = new LinkedHashMap<>();

    NodeFaults(Exchanges exchanges, int rounds, long seed) {
        this.exchanges = exchanges;
        this.rounds = rounds;
        random = new Random(seed);
    }

    /** By name, in the order in which they strike; without those that cannot be made here. */
    Map<String, Fault> all() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("SIGKILL of a round's node while counties bid", () -> killed(ownerOfSomeRound()));
        faults.put("SIGKILL of the node that posts", () -> killed(ownerOfLedger()));
        faults.put("SIGKILL of a round's node as a lot is decided", this::killAtDecision);
        faults.put("SIGSTOP for 9 s, then SIGCONT", this::standStill);
        faults.put("SIGSTOP with a write on its way, which arrives after the take-over", this::lateWrite);
        faults.put("PostgreSQL stopped at once and started again", exchanges::restartPostgresAtOnce);
        faults.put("PostgreSQL killed by SIGKILL and started again", exchanges::killPostgres);
        exchanges.disk().ifPresent(disk -> faults.put("disk of PostgreSQL full for 10 s", () -> fullDisk(disk)));
        faults.put("a node cut off from PostgreSQL for 6 s", this::withoutDatabase);
        exchanges.networks().ifPresent(networks -> {
            faults.put("a node cut off from the other nodes for 12 s", () -> partition(networks));
            faults.put("a node cut off from everything for 12 s", () -> isolation(networks));
        });
        if (MovedClock.isPossible()) {
            faults.put("a node's clock 60 s ahead, then right again", this::moveClock);
        } else {
            System.out.println("no libfaketime here, the moved clock is left out");
        }
        faults.put("rolling restart, SIGTERM one after another", this::rollingRestart);
        return faults;
    }

    /** How far lots were at the moment of the kill. */
    Map<String, Integer> foundAtDecision() {
        return foundAtDecision;
    }

    private Exchanges.Node ownerOfSomeRound() throws Exception {
        return owner("rnd_faults-" + (1 + random.nextInt(rounds)));
    }

    private Exchanges.Node owner(String round) throws Exception {
        return found(() -> exchanges.ownerOf(round), round);
    }

    private Exchanges.Node ownerOfLedger() throws Exception {
        return found(exchanges::ownerOfLedger, "the ledger");
    }

    private interface Look {
        Optional<Exchanges.Node> look();
    }

    private static Exchanges.Node found(Look looking, String what) throws Exception {
        for (int attempt = 0; attempt < 100; attempt++) {
            Optional<Exchanges.Node> found = looking.look();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(200);
        }
        throw new AssertionError("no node has " + what);
    }

    private static void killed(Exchanges.Node node) throws Exception {
        node.kill();
        Thread.sleep(500);
        node.start();
        node.waitUntilReady();
    }

    /** In the moment its bidding is closed in the journal. */
    private void killAtDecision() throws Exception {
        try (EventWatch watch = exchanges.watch(LotsProvince.CLOSING)) {
            Exchanges.Node node = null;
            long until = System.nanoTime() + CLOSE_PATIENCE_MILLIS * 1_000_000;
            while (!watch.hasNew("bidding-closed.v1")) {
                assertThat(System.nanoTime()).as("a lot closes").isLessThan(until);
                if (node == null || random.nextInt(50) == 0) {
                    node = owner(LotsProvince.CLOSING);
                }
                Thread.sleep(2);
            }
            node.kill();
            foundAtDecision.merge(watch.hasNew("lot-decided.v1") ? "decided" : "closed, not decided", 1, Integer::sum);
            Thread.sleep(500);
            node.start();
            node.waitUntilReady();
        }
    }

    private void standStill() throws Exception {
        Exchanges.Node node = ownerOfSomeRound();
        node.pause();
        Thread.sleep(STILL_MILLIS);
        node.goOn();
    }

    /** The strongest form of a paused writer: what it wrote before it stood still reaches the database when another one has the round. */
    private void lateWrite() throws Exception {
        String round = "rnd_faults-" + (1 + random.nextInt(rounds));
        Exchanges.Node node = owner(round);
        String name = node.name();
        long refused = exchanges.refusedWrites();
        node.database().hold();
        try {
            Thread.sleep(1_500);
            assertThat(node.database().heldBytes()).as("a write is on its way").isPositive();
            node.pause();
            Thread.sleep(STILL_MILLIS);
            waitUntilTaken(round, UUID.fromString(name));
        } finally {
            node.database().release();
        }
        long until = System.nanoTime() + 10_000_000_000L;
        while (exchanges.refusedWrites() == refused) {
            assertThat(System.nanoTime())
                    .as("PostgreSQL refuses what the node wrote under its old epoch")
                    .isLessThan(until);
            Thread.sleep(100);
        }
        node.goOn();
    }

    private void waitUntilTaken(String round, UUID from) throws Exception {
        long until = System.nanoTime() + 30_000_000_000L;
        while (exchanges
                .texts("SELECT writer::text FROM round.owner WHERE round_id = $1", Tuple.of(round))
                .equals(java.util.List.of(from.toString()))) {
            assertThat(System.nanoTime()).as(round + " is taken over").isLessThan(until);
            Thread.sleep(100);
        }
    }

    private void fullDisk(SmallDisk disk) throws Exception {
        disk.fill();
        try {
            Thread.sleep(10_000);
        } finally {
            disk.free();
        }
        exchanges.startPostgresIfItStopped();
    }

    private void withoutDatabase() throws Exception {
        Exchanges.Node node = ownerOfSomeRound();
        node.database().cut();
        Thread.sleep(6_000);
        node.database().mend();
    }

    private void partition(Networks networks) throws Exception {
        int node = ownerOfSomeRound().number();
        networks.cutOff(node);
        Thread.sleep(AWAY_MILLIS);
        networks.mend(node);
    }

    private void isolation(Networks networks) throws Exception {
        int node = ownerOfSomeRound().number();
        networks.isolate(node);
        Thread.sleep(AWAY_MILLIS);
        networks.mend(node);
    }

    private void moveClock() throws Exception {
        Exchanges.Node node = ownerOfSomeRound();
        restarted(node, true);
        Thread.sleep(5_000);
        node.clock().move(CLOCK_SECONDS);
        Thread.sleep(AWAY_MILLIS);
        node.clock().move(0);
        Thread.sleep(AWAY_MILLIS);
        restarted(node, false);
    }

    private static void restarted(Exchanges.Node node, boolean movable) throws Exception {
        node.terminate();
        assertThat(node.waitForExit()).isIn(0, 143);
        if (movable) {
            node.startWithMovableClock();
        } else {
            node.start();
        }
        node.waitUntilReady();
    }

    private void rollingRestart() throws Exception {
        for (Exchanges.Node node : exchanges.nodes()) {
            restarted(node, false);
        }
    }
}
