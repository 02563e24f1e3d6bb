package io.quotaexchange.platform.cluster;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Whether this node may take something over from the one that has it.
 *
 * <p>That nothing is written twice is the epochs' doing, in PostgreSQL. This only keeps nodes from taking things from each other again
 * and again: from a member it is asked for; from a node that is cut off but lives, only the greater part of the nodes takes it; from a
 * node that gives no sign of life, whoever is next. A member that neither gives signs of life in the database nor answers when it is asked
 * is given up before it is no member any more: it may stand still. A busy node does the one or the other. One that joins, or comes back,
 * is reckoned with once it has answered: a member's messages may still be lost on the way for a while.
 */
public final class Takeover {
    private static final Logger LOG = Logger.getLogger(Takeover.class.getName());

    /** The signs come every second. */
    static final Duration DEAD = Duration.ofSeconds(3);

    /** Whoever is silent for so long is asked whether it lives. */
    static final Duration DOUBTFUL = Duration.ofSeconds(2);

    /**
     * What it looks at.
     *
     * @param self this node
     * @param members the nodes this one sees, itself among them
     * @param signs each node's last sign of life in the database
     * @param ask asks a member to let something go; completes once it has
     * @param lives asks a member whether it lives; fails if it does not say so within a second
     * @param nanos a monotone clock
     */
    public record View(
            UUID self,
            Supplier<Set<UUID>> members,
            Supplier<Future<Map<UUID, Instant>>> signs,
            BiFunction<UUID, String, Future<Void>> ask,
            Function<UUID, Future<Void>> lives,
            LongSupplier nanos) {}

    private final View view;
    private final Beats beats = new Beats();
    private final Set<UUID> asking = ConcurrentHashMap.newKeySet();
    /** Those that have answered since they are members. */
    private final Set<UUID> heard = ConcurrentHashMap.newKeySet();
    /** Those that did not answer when they were asked last. */
    private final Set<UUID> mute = ConcurrentHashMap.newKeySet();
    /** Those that were given up when this was last looked at; for the log and the operator. */
    private volatile Set<UUID> givenUp = Set.of();

    public Takeover(View view) {
        this.view = view;
    }

    /** Reads the signs of life, and asks those that gave none; every half second or so. */
    public Future<Void> look() {
        return view.signs().get().map(signs -> {
            synchronized (beats) {
                beats.look(signs, view.nanos().getAsLong());
            }
            tellOfTheGivenUp();
            askTheDoubtful();
            return null;
        });
    }

    private void askTheDoubtful() {
        Set<UUID> doubtful = new HashSet<>(view.members().get());
        heard.retainAll(doubtful);
        doubtful.removeIf(node -> node.equals(view.self()) || heard.contains(node) && !isSilent(node, DOUBTFUL));
        mute.retainAll(doubtful);
        for (UUID node : doubtful) {
            if (asking.add(node)) {
                view.lives().apply(node).onComplete(said -> {
                    asking.remove(node);
                    if (said.failed()) {
                        mute.add(node);
                    } else {
                        heard.add(node);
                        mute.remove(node);
                    }
                });
            }
        }
    }

    private void tellOfTheGivenUp() {
        Set<UUID> before = givenUp;
        Set<UUID> now = view.members().get().stream().filter(this::isGivenUp).collect(Collectors.toUnmodifiableSet());
        givenUp = now;
        now.stream()
                .filter(node -> !before.contains(node))
                .forEach(node -> LOG.warning("event=node-given-up node=" + node));
        before.stream()
                .filter(node -> !now.contains(node))
                .forEach(node -> LOG.info("event=node-no-longer-given-up node=" + node));
    }

    /** How many members were given up when this was last looked at. */
    public int givenUpCount() {
        return givenUp.size();
    }

    /** Whether a member does its work, as far as anybody can say: it has answered since it is a member, and was not given up. */
    public boolean isServing(UUID node) {
        return node.equals(view.self()) || heard.contains(node) && !isGivenUp(node);
    }

    private int serving() {
        return (int) view.members().get().stream().filter(this::isServing).count();
    }

    /** Whether a member gave no sign of life for a while and does not answer either: what it has may be taken without asking it. */
    public boolean isGivenUp(UUID node) {
        return mute.contains(node) && isSilent(node, DEAD);
    }

    /**
     * @param subject what is to be taken over
     * @param holder who has it; empty if nobody ever had
     * @return whether it may be taken now; if not, ask again later
     */
    public Future<Boolean> permit(String subject, Optional<UUID> holder) {
        if (holder.isEmpty() || holder.get().equals(view.self())) {
            return Future.succeededFuture(true);
        }
        UUID node = holder.get();
        if (isGivenUp(node)) {
            return Future.succeededFuture(cutOff().isEmpty());
        }
        if (view.members().get().contains(node)) {
            return view.ask().apply(node, subject).map(true).otherwise(false);
        }
        synchronized (beats) {
            return Future.succeededFuture(isSilent(node, DEAD) || isGreaterPart());
        }
    }

    /** Whether a node gave no sign of life for a while, and is no member or does not answer. */
    public boolean isGone(UUID node) {
        return isGivenUp(node) || !view.members().get().contains(node) && isSilent(node, DEAD);
    }

    private boolean isSilent(UUID node, Duration atLeast) {
        synchronized (beats) {
            return beats.silence(node)
                    .filter(silence -> silence.compareTo(atLeast) >= 0)
                    .isPresent();
        }
    }

    /** Why this node sees fewer than live; empty if it sees them all. */
    public Optional<String> cutOff() {
        synchronized (beats) {
            int alive = beats.alive(DEAD);
            int members = serving();
            return alive > members && members * 2 <= alive
                    ? Optional.of("只看到 " + alive + " 个节点中的 " + members + " 个 / sees " + members + " of " + alive
                            + " nodes that are alive: is it the same network, and the same key folder?")
                    : Optional.empty();
        }
    }

    private boolean isGreaterPart() {
        return serving() * 2 > beats.alive(DEAD);
    }
}
