package io.quotaexchange.simulation;

import io.quotaexchange.ledger.SimulatedLedger;
import io.quotaexchange.registry.SimulatedRegistry;
import io.quotaexchange.round.SimulatedRounds;
import io.quotaexchange.settlement.SimulatedSteps;
import io.quotaexchange.writeoff.SimulatedSlips;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One seed's world: a province that trades, processes that die and take over from each other, ways that lose what is asked and answered.
 * Every order of steps, every fault and every command is drawn from the seed: the same seed gives the same journal.
 */
final class World {
    private static final int MOST_WAITING = 16;
    private static final int MOST_STEPS_TO_QUIET = 400_000;

    /** What a world went through. */
    record Report(
            long commands,
            long steps,
            long settlements,
            long postings,
            long crashes,
            long takeovers,
            long lost,
            long repeated,
            long fenced,
            long refused,
            long rounds,
            long quiet,
            long levyOwed,
            String head) {}

    private final Scheduler scheduler;
    private final SplittableRandom random;
    private final Faults faults;
    private final Stores stores = new Stores(
            new SimulatedLedger(),
            new SimulatedRegistry(Province.RULEBOOK, Province.counties(), Province.pairings()),
            new SimulatedRounds(),
            new SimulatedSteps(),
            new SimulatedSlips());
    private final Log log = new Log();
    private final Audit audit = new Audit(stores);
    private final Clients clients;
    private final Commands commands;
    private final List<Node> nodes = new ArrayList<>();
    private int started;
    private long issued;
    private long crashes;
    private long takeovers;

    private World(long seed) {
        scheduler = new Scheduler(seed);
        random = scheduler.random();
        faults = new Faults(random.split(), 5 + random.nextInt(20));
        clients = new Clients(scheduler, this::anyReady, log);
        commands = new Commands(scheduler, stores, audit, clients);
    }

    /** @throws AssertionError with seed and last commands if anything does not hold */
    static Report run(long seed, long commands) {
        World world = new World(seed);
        try {
            return world.run(commands);
        } catch (AssertionError | RuntimeException wrong) {
            throw new AssertionError(
                    "seed " + seed + ", after " + world.issued + " commands and " + world.scheduler.steps()
                            + " steps: " + wrong.getMessage() + "\n  repeat: -Dsimulation.seed=" + seed
                            + " -Dsimulation.commands=" + commands + "\n  the last commands:\n" + world.log.text(),
                    wrong);
        }
    }

    private Report run(long wanted) {
        startNode();
        while (issued < wanted) {
            boolean room = clients.waiting() < MOST_WAITING;
            if (room && random.nextInt(6) == 0) {
                issue();
            } else if (!scheduler.step()) {
                issue();
            }
            check();
            if (issued % 500 == 499) {
                quiet();
            }
        }
        end();
        return new Report(
                issued,
                scheduler.steps(),
                audit.settlements(),
                audit.postings(),
                crashes,
                takeovers,
                faults.injected(),
                clients.repeated(),
                stores.ledger().fenced() + stores.rounds().stale(),
                clients.refused(),
                commands.rounds(),
                audit.timesQuiet(),
                audit.owed(),
                audit.head());
    }

    private void check() {
        clients.throwFault();
        audit.step();
        Node newest = nodes.getLast();
        if (newest.isStoppedForGood()) {
            replace(newest);
        }
    }

    /** What a supervisor does with a process that says that it is not well. */
    private void replace(Node node) {
        if (nodes.remove(node)) {
            node.kill();
            startNode();
            clients.died(node);
        }
    }

    private void issue() {
        issued++;
        int drawn = random.nextInt(200);
        switch (drawn) {
            case 0 -> crash();
            case 1 -> takeOver();
            case 2 -> commands.setClock();
            default -> commands.next();
        }
    }

    /** All processes die where they stand; another one starts. */
    private void crash() {
        crashes++;
        log.add(() -> "crash");
        List<Node> dying = List.copyOf(nodes);
        nodes.clear();
        dying.forEach(Node::kill);
        startNode();
        dying.forEach(clients::died);
    }

    /** Another process starts beside those that run, which do not know it; the oldest of three dies. */
    private void takeOver() {
        takeovers++;
        log.add(() -> "takeover");
        if (nodes.size() == 3) {
            Node oldest = nodes.removeFirst();
            oldest.kill();
            clients.died(oldest);
        }
        startNode();
    }

    private void startNode() {
        Node node = new Node(++started, new Wire(scheduler, faults), stores);
        nodes.add(node);
        node.start(scheduler).onFailure(failure -> replace(node));
    }

    /** Mostly the newest that runs; sometimes one that does not know yet that it was replaced. */
    private Node anyReady() {
        List<Node> ready = nodes.stream()
                .filter(node -> node.isReady() && (!node.isStoppedForGood() || random.nextInt(8) == 0))
                .toList();
        if (ready.isEmpty()) {
            return null;
        }
        return random.nextInt(10) == 0 ? ready.get(random.nextInt(ready.size())) : ready.getLast();
    }

    /** Nothing more is asked or lost until everybody has an answer. */
    private void quiet() {
        issued++;
        faults.calm(true);
        while (nodes.size() > 1) {
            Node replaced = nodes.removeFirst();
            replaced.kill();
            clients.died(replaced);
        }
        drain();
        commands.mend();
        drain();
        audit.quiet(commands.roundIds());
        faults.calm(false);
    }

    private void drain() {
        long most = scheduler.steps() + MOST_STEPS_TO_QUIET;
        while (scheduler.step()) {
            check();
            if (scheduler.steps() > most) {
                throw new AssertionError("no end to it; still waiting: " + clients.whoWaits());
            }
        }
        if (clients.waiting() > 0) {
            throw new AssertionError("never answered: " + clients.whoWaits());
        }
    }

    /** The round is brought to its end, every award is delivered; then nothing may be listed or awarded any more. */
    private void end() {
        quiet();
        faults.calm(true);
        for (int turn = 0; commands.bringToAnEnd(); turn++) {
            if (turn > 100) {
                throw new AssertionError("the round does not come to its end");
            }
            drain();
        }
        audit.quiet(commands.roundIds());
        commands.checkEnd();
    }
}
