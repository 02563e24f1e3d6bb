package io.quotaexchange;

import io.quotaexchange.checkpoint.Checkpoints;
import io.quotaexchange.demo.DemoRound;
import io.quotaexchange.platform.document.InvalidDocument;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.settlement.Confirmations;
import io.quotaexchange.settlement.Step;
import io.quotaexchange.writeoff.WriteOffs;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import java.util.function.BooleanSupplier;

/** The generated round of a demonstration, beside the running server. */
record Demonstration(Foundation parts, Rounds rounds, Checkpoints checkpoints, Console console) {
    /**
     * Begins it or goes on with it; what comes of it is said.
     *
     * @param checkpoint signs the journal at its end
     * @param isClosing whether the server is being stopped: then it stops too
     */
    void run(String page, Runnable checkpoint, BooleanSupplier isClosing) {
        DemoRound.Exchange exchange = new DemoRound.Exchange(
                parts.rulebooks(),
                parts.prices(),
                parts.registry(),
                rounds,
                parts.settling(),
                new DemoRound.Sealing(parts.steps(), new Confirmations(parts.pool(), checkpoints::seal)),
                new WriteOffs(parts.pool(), parts.ledger()),
                parts.acts(),
                parts.reading());
        VerticleBase verticle = new VerticleBase() {
            @Override
            public Future<?> start() {
                new DemoRound(exchange, console::say).run();
                checkpoint.run();
                return parts.reading().head().onSuccess(head -> {
                    console.say(
                            "Demo: done; the ledger stands at settlement " + head.sequence() + ", hash " + head.hash());
                    console.say("Look at " + page + " and check it: deploy/quota-exchange export --out export.zip,"
                            + " then deploy/quota-exchange verify export.zip");
                });
            }
        };
        parts.vertx()
                .deployVerticle(verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .onFailure(failure -> {
                    if (!isClosing.getAsBoolean()) {
                        console.say(
                                failure instanceof InvalidDocument unreadable
                                        ? "Demo: stopped: " + unreadable.getMessage()
                                        : "Demo: stopped: " + failure + " (start again: it goes on where it was)");
                    }
                });
    }

    /** A demonstration that was interrupted waits for somebody to go on with it. */
    void sayIfUnfinished() throws Exception {
        RoundArchive archive = parts.archive();
        for (String id : await(archive.rounds())) {
            RoundState state = await(archive.round(id)).orElseThrow().state();
            long delivered = await(parts.steps().ofRound(id)).stream()
                    .filter(taken -> taken.step() == Step.DELIVERED)
                    .count();
            boolean finished = state.isSettled() && delivered == state.awards().size();
            if (state.plan().orElseThrow().generated() && !finished) {
                console.say(
                        "Round " + id + " of the demonstration was interrupted: start with --demo to go on with it");
            }
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}
