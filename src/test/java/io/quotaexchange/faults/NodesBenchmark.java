package io.quotaexchange.faults;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.platform.database.Database;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundLoop;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Accepted bids a second by one, two and three nodes over twelve rounds, asked of all nodes alike; and what a round costs as they become
 * many. Nodes, clients and PostgreSQL share this machine. Arguments: a folder, seconds, the largest number of rounds.
 */
public final class NodesBenchmark {
    private static final int ROUNDS = 12;
    private static final int LOTS = 30;

    private NodesBenchmark() {}

    public static void main(String[] args) throws Exception {
        long seconds = Long.parseLong(args[1]);
        try (Exchanges exchanges = new Exchanges(Path.of(args[0]), 3)) {
            LotsProvince province =
                    LotsProvince.in(exchanges.logins().application(), exchanges.keys(), ROUNDS, LOTS, 0);
            province.waitUntilOpen();
            System.out.println("| nodes | clients | accepted bids a second |\n|---:|---:|---:|");
            List<Exchanges.Node> running = new ArrayList<>();
            List<LotsProvince.OpenLot> left = new ArrayList<>(province.lots());
            for (Exchanges.Node node : exchanges.nodes()) {
                node.start();
                node.waitUntilReady();
                running.add(node);
                Thread.sleep(6_000);
                bids(List.copyOf(running), left, seconds);
            }
            for (Exchanges.Node node : exchanges.nodes()) {
                node.kill();
            }
            rounds(exchanges, Integer.parseInt(args[2]));
        }
        System.exit(0);
    }

    private static void bids(List<Exchanges.Node> nodes, List<LotsProvince.OpenLot> left, long seconds)
            throws Exception {
        List<LotsProvince.OpenLot> now = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int number = round + 1;
            left.stream()
                    .filter(lot -> lot.round().equals("rnd_faults-" + number))
                    .limit(LOTS / 3)
                    .forEach(now::add);
        }
        left.removeAll(now);
        Traffic traffic = new Traffic(nodes);
        traffic.hurry(now);
        Thread.sleep(seconds * 500);
        int before = traffic.acknowledged().size();
        long began = System.nanoTime();
        Thread.sleep(seconds * 1_000);
        int bids = traffic.acknowledged().size() - before;
        double elapsed = (System.nanoTime() - began) / 1e9;
        traffic.stop();
        System.out.printf(Locale.ROOT, "| %d | %d | %.0f |%n", nodes.size(), ROUNDS, bids / elapsed);
        if (!traffic.wrong().isEmpty()) {
            System.out.println(traffic.wrong());
        }
    }

    /** Rounds with nothing in them but their plan. */
    private static void rounds(Exchanges exchanges, int most) {
        Vertx vertx = Vertx.vertx();
        Pool pool = Database.open(vertx, exchanges.logins().application(), 8);
        Clock clock = Clock.systemUTC();
        RoundJournal journal = new RoundJournal(pool);
        RoundPlan plan = await(journal.events("rnd_faults-1")).stream()
                .collect(
                        RoundState::new, (state, event) -> state.apply(event.event(), event.recordedAt()), (a, b) -> {})
                .plan()
                .orElseThrow();
        System.out.println(
                "| rounds | to find the unfinished ones, ms | to take all over, ms | a round, ms | heap a round, kB |");
        System.out.println("|---:|---:|---:|---:|---:|");
        int made = 0;
        for (int count = 10; count <= most; count *= 10) {
            Rounds opening = rounds(journal, clock, vertx);
            List<Future<?>> opened = new ArrayList<>();
            for (; made < count; made++) {
                opened.add(opening.open(named(plan, "rnd_many-" + made)));
                if (opened.size() == 200) {
                    await(Future.all(opened));
                    opened.clear();
                }
            }
            await(Future.all(opened));
            await(opening.close());
            long used = used();
            long began = System.nanoTime();
            int found = await(journal.unfinished()).size();
            double finding = (System.nanoTime() - began) / 1e6;
            Rounds taking = rounds(journal, clock, vertx);
            began = System.nanoTime();
            await(taking.resume());
            double taken = (System.nanoTime() - began) / 1e6;
            long kilobytes = (used() - used) / 1024 / found;
            System.out.printf(
                    Locale.ROOT,
                    "| %,d | %.1f | %.0f | %.2f | %d |%n",
                    found,
                    finding,
                    taken,
                    taken / found,
                    kilobytes);
            await(taking.close());
        }
        await(vertx.close());
    }

    private static Rounds rounds(RoundJournal journal, Clock clock, Vertx vertx) {
        return new Rounds(
                journal,
                settlement -> Future.succeededFuture(new Outcome.Posted(1, Instant.EPOCH)),
                clock,
                RoundLoop.on(vertx));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static RoundPlan named(RoundPlan plan, String id) {
        return new RoundPlan(
                id,
                plan.nameZh(),
                plan.nameEn(),
                plan.rulebook(),
                plan.rulebookDigest(),
                plan.province(),
                plan.generated(),
                plan.day(),
                plan.prices(),
                plan.pairings(),
                plan.assisted(),
                plan.poolRatio(),
                plan.buyerShare(),
                plan.stages());
    }
}
