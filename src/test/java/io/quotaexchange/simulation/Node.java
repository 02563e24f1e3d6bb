package io.quotaexchange.simulation;

import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.round.RoundLoop;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.settlement.Settling;
import io.quotaexchange.writeoff.WriteOffs;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/** One process: the real services, put together as the server does, over a wire of its own. */
final class Node {
    private final int number;
    private final Wire wire;
    private final Stores stores;
    private LedgerWriter ledger;
    private Registry registry;
    private Rounds rounds;
    private Settling settling;
    private WriteOffs writeOffs;
    private boolean ready;
    private boolean lostARound;

    Node(int number, Wire wire, Stores stores) {
        this.number = number;
        this.wire = wire;
        this.stores = stores;
    }

    /** Takes the ledger over and posts what the process before left open; fails if something was lost on the way. */
    Future<Integer> start(Scheduler scheduler) {
        UUID name = new UUID(scheduler.random().nextLong(), scheduler.random().nextLong());
        return stores.ledger()
                .open(SimulatedVertx.of(wire), wire, name, scheduler.clock())
                .compose(writer -> {
                    ledger = writer;
                    registry = stores.registry().open(wire, writer, scheduler.clock(), Province.POOL_OWNER);
                    rounds = new Rounds(stores.rounds().as(wire), writer, scheduler.clock(), loop(scheduler));
                    settling = new Settling(stores.steps().as(wire), writer, scheduler.clock());
                    writeOffs = stores.slips().open(wire, writer);
                    return registry.resume();
                })
                .compose(resumed -> rounds.resume())
                .onSuccess(resumed -> ready = true);
    }

    private RoundLoop loop(Scheduler scheduler) {
        return new RoundLoop() {
            @Override
            public void run(Runnable task) {
                wire.runLater(task);
            }

            @Override
            public Runnable after(long milliseconds, Runnable task) {
                return scheduler.after(Duration.ofMillis(milliseconds), () -> wire.runLater(task));
            }
        };
    }

    /** A round was taken over by another process: this one does not take it back. */
    void lostARound() {
        lostARound = true;
    }

    int number() {
        return number;
    }

    boolean isReady() {
        return ready && isAlive();
    }

    /** Another one took the ledger over. */
    boolean isStoppedForGood() {
        return ready && (lostARound || ledger.health().failed());
    }

    boolean isAlive() {
        return !wire.isCut();
    }

    /** It dies as it stands. */
    void kill() {
        wire.cut();
    }

    Poster poster() {
        return ledger;
    }

    Registry registry() {
        return registry;
    }

    Rounds rounds() {
        return rounds;
    }

    Settling settling() {
        return settling;
    }

    WriteOffs writeOffs() {
        return writeOffs;
    }
}
