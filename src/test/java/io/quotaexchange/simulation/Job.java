package io.quotaexchange.simulation;

import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A command that a client wants answered: it is asked again, with the same content, until somebody answers.
 *
 * @param text what it is, for the report of a failure
 * @param call asks one process
 * @param answered hears the answer, and throws if the answer is not durable
 * @param refused hears that it was refused for good
 * @param repeatable whether somebody may ask it once more much later
 */
record Job(
        String text,
        Function<Node, Future<?>> call,
        Consumer<Object> answered,
        Consumer<RuntimeException> refused,
        boolean repeatable) {

    /** A refusal changes nothing for this one. */
    static Job of(String text, Function<Node, Future<?>> call, Consumer<Object> answered) {
        return new Job(text, call, answered, refusal -> {}, true);
    }
}
