package io.quotaexchange.simulation;

import io.quotaexchange.ledger.WriterStopped;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.round.RoundJournal;
import io.quotaexchange.round.RoundRefusedException;
import io.quotaexchange.settlement.StepRefusedException;
import io.quotaexchange.writeoff.WriteOffs;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Everybody who waits for an answer: who got none asks again, whoever is there then. */
final class Clients {
    private final Scheduler scheduler;
    private final Supplier<Node> anyReady;
    private final Log log;
    private final Map<Long, Job> waiting = new LinkedHashMap<>();
    private final Map<Long, Node> askedOf = new LinkedHashMap<>();
    private long jobs;
    private long repeated;
    private long answered;
    private long refused;
    private Throwable fault;

    Clients(Scheduler scheduler, Supplier<Node> anyReady, Log log) {
        this.scheduler = scheduler;
        this.anyReady = anyReady;
        this.log = log;
    }

    void ask(Job job) {
        long number = ++jobs;
        waiting.put(number, job);
        log.add(() -> "#" + number + " " + job.text());
        ask(number);
    }

    private void ask(long number) {
        Job job = waiting.get(number);
        Node node = anyReady.get();
        if (node == null) {
            scheduler.later(() -> ask(number));
            return;
        }
        askedOf.put(number, node);
        Future<?> answer;
        try {
            answer = job.call().apply(node);
        } catch (RuntimeException thrown) {
            fault = thrown;
            return;
        }
        answer.onComplete(done -> {
            if (!node.isAlive() || askedOf.get(number) != node) {
                return;
            }
            try {
                if (done.succeeded()) {
                    answered++;
                    end(number);
                    job.answered().accept(done.result());
                } else {
                    if (done.cause() instanceof RoundJournal.StaleWriterException) {
                        node.lostARound();
                    }
                    failed(number, job, done.cause());
                }
            } catch (RuntimeException | AssertionError wrong) {
                fault = wrong;
            }
        });
    }

    private void failed(long number, Job job, Throwable cause) {
        if (isUnknown(cause)) {
            askAgain(number);
        } else if (isRefusal(cause)) {
            refused++;
            end(number);
            log.add(() -> "#" + number + " refused: " + cause.getMessage());
            job.refused().accept((RuntimeException) cause);
        } else {
            fault = new AssertionError("#" + number + " " + job.text() + " fails in a way nobody planned", cause);
        }
    }

    private void end(long number) {
        waiting.remove(number);
        askedOf.remove(number);
    }

    private void askAgain(long number) {
        repeated++;
        askedOf.remove(number);
        scheduler.later(() -> ask(number));
    }

    /** The process died: whoever waited for it asks somebody else. */
    void died(Node node) {
        askedOf.entrySet().stream()
                .filter(asked -> asked.getValue() == node)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::askAgain);
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof RoundRefusedException
                || cause instanceof StepRefusedException
                || cause instanceof WriteOffs.WriteOffRefusedException
                || cause instanceof Registry.LotsRefusedException;
    }

    /** Nobody knows what became of it, or the queue was full: the client asks again. */
    private static boolean isUnknown(Throwable cause) {
        return cause instanceof Wire.LostException
                || cause instanceof WriterStopped
                || cause instanceof RoundJournal.StaleWriterException
                || cause instanceof PgException
                || String.valueOf(cause.getMessage()).contains("BUSY")
                || String.valueOf(cause.getMessage()).contains("try again");
    }

    /** What must not happen, if it happened. */
    void throwFault() {
        if (fault != null) {
            throw fault instanceof AssertionError error ? error : new AssertionError(fault.toString(), fault);
        }
    }

    int waiting() {
        return waiting.size();
    }

    String whoWaits() {
        return waiting.values().stream().map(Job::text).toList().toString();
    }

    long repeated() {
        return repeated;
    }

    long answered() {
        return answered;
    }

    long refused() {
        return refused;
    }
}
