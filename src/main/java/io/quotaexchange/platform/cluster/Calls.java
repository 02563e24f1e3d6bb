package io.quotaexchange.platform.cluster;

import io.quotaexchange.platform.http.Passing;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Questions and news between nodes, over the event bus. Each is sealed with a key that only nodes have: whoever else reaches the network
 * between them can read nothing and ask nothing.
 */
public final class Calls {
    private static final String NEWS = "quota-exchange.news.";
    private static final String LIVES = "lives";
    private static final long LIVES_MILLIS = 1_000;
    private static final int FAILED = 1;

    private final Vertx vertx;
    private final Sealer sealer;
    private final UUID self;
    private final Map<String, Function<JsonObject, Future<JsonObject>>> answers = new HashMap<>();
    private final Map<UUID, Set<Promise<JsonObject>>> waiting = new HashMap<>();

    /** The node that was asked is gone; it may have done it before. */
    private static final class GoneException extends RuntimeException implements Passing {
        private static final long serialVersionUID = 1L;

        GoneException() {
            super("the node that was asked is gone");
        }
    }

    Calls(Vertx vertx, Sealer sealer, UUID self) {
        this.vertx = vertx;
        this.sealer = sealer;
        this.self = self;
        answer(LIVES, question -> Future.succeededFuture(new JsonObject()));
    }

    /** Begins to answer; everything must have been said to {@link #answer} before. */
    Future<Void> open() {
        return vertx.eventBus().<Buffer>consumer(address(self), this::asked).completion();
    }

    /** Says what answers a kind of question. */
    public void answer(String kind, Function<JsonObject, Future<JsonObject>> answer) {
        answers.put(kind, answer);
    }

    /**
     * Asks a node.
     *
     * @return fails if it is gone, or says nothing for so long: then nobody knows whether it was done
     */
    public Future<JsonObject> ask(UUID node, String kind, JsonObject question, long timeoutMillis) {
        Promise<JsonObject> answer = Promise.promise();
        synchronized (waiting) {
            waiting.computeIfAbsent(node, asked -> new HashSet<>()).add(answer);
        }
        send(node, kind, question, timeoutMillis).onComplete(done -> {
            synchronized (waiting) {
                Set<Promise<JsonObject>> others = waiting.getOrDefault(node, Set.of());
                others.remove(answer);
                if (others.isEmpty()) {
                    waiting.remove(node);
                }
            }
            if (done.succeeded()) {
                answer.tryComplete(done.result());
            } else {
                answer.tryFail(done.cause());
            }
        });
        return answer.future();
    }

    /** Asks whether a node lives. @return fails if it does not answer within a second; an older one answers that it does not know the question */
    public Future<Void> lives(UUID node) {
        return send(node, LIVES, new JsonObject(), LIVES_MILLIS)
                .<Void>mapEmpty()
                .recover(failure ->
                        failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
                                ? Future.succeededFuture()
                                : Future.failedFuture(failure));
    }

    /** Whoever waits for an answer of a node that is none of these waits for nothing. */
    void only(Set<UUID> members) {
        List<Promise<JsonObject>> lost = new ArrayList<>();
        synchronized (waiting) {
            waiting.forEach((node, answers) -> {
                if (!members.contains(node)) {
                    lost.addAll(answers);
                }
            });
        }
        lost.forEach(answer -> answer.tryFail(new GoneException()));
    }

    private Future<JsonObject> send(UUID node, String kind, JsonObject question, long timeoutMillis) {
        return vertx.eventBus()
                .<Buffer>request(
                        address(node),
                        sealed(question.copy().put("kind", kind), "question " + node),
                        new DeliveryOptions().setSendTimeout(timeoutMillis))
                .map(reply -> opened(reply.body(), "answer " + node));
    }

    private void asked(Message<Buffer> message) {
        JsonObject question;
        Function<JsonObject, Future<JsonObject>> answer;
        try {
            question = opened(message.body(), "question " + self);
            answer = answers.get(question.getString("kind"));
        } catch (RuntimeException foreign) {
            message.fail(FAILED, "sealed with another key");
            return;
        }
        if (answer == null) {
            message.fail(FAILED, "this node does not know the question; is it of another version?");
            return;
        }
        Future<JsonObject> answered;
        try {
            answered = answer.apply(question);
        } catch (RuntimeException failure) {
            answered = Future.failedFuture(failure);
        }
        answered.onSuccess(json -> message.reply(sealed(json, "answer " + self)))
                .onFailure(failure -> message.fail(FAILED, String.valueOf(failure.getMessage())));
    }

    /** Tells every node, this one too; who misses it hears nothing of it any more. */
    public void tell(String kind, JsonObject news) {
        vertx.eventBus().publish(NEWS + kind, sealed(news, "news " + kind));
    }

    /** Hears what nodes tell, in the order in which each of them tells it. */
    public Future<Void> hear(String kind, Consumer<JsonObject> hears) {
        return vertx.eventBus()
                .<Buffer>consumer(NEWS + kind, message -> hears.accept(opened(message.body(), "news " + kind)))
                .completion();
    }

    private static String address(UUID node) {
        return "quota-exchange.node." + node;
    }

    private Buffer sealed(JsonObject json, String owner) {
        return Buffer.buffer(sealer.seal(json.toBuffer().getBytes(), owner));
    }

    private JsonObject opened(Buffer sealed, String owner) {
        return new JsonObject(new String(sealer.open(sealed.getBytes(), owner), StandardCharsets.UTF_8));
    }
}
