package io.quotaexchange.platform.cluster;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether this node may take something over from the one that has it.
 *
 * <p>That nothing is written twice is the epochs' doing, in PostgreSQL. This only keeps nodes from taking things from each other again
 * and again: from a member it is asked for; from a node that is cut off but lives, only the greater part of the nodes takes it; from a
 * node that gives no sign of life, whoever is next.
 */
public final class Takeover {
    /** The signs come every second. */
    static final Duration DEAD = Duration.ofSeconds(3);

    /**
     * What it looks at.
     *
     * @param self this node
     * @param members the nodes this one sees, itself among them
     * @param signs each node's last sign of life in the database
     * @param ask asks a member to let something go; completes once it has
     * @param nanos a monotone clock
     */
    public record View(
            UUID self,
            Supplier<java.util.Set<UUID>> members,
            Supplier<Future<Map<UUID, Instant>>> signs,
            BiFunction<UUID, String, Future<Void>> ask,
            LongSupplier nanos) {}

    private final View view;
    private final Beats beats = new Beats();

    public Takeover(View view) {
        this.view = view;
    }

    /** Reads the signs of life; every half second or so. */
    public Future<Void> look() {
        return view.signs().get().map(signs -> {
            synchronized (beats) {
                beats.look(signs, view.nanos().getAsLong());
            }
            return null;
        });
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
        if (view.members().get().contains(node)) {
            return view.ask().apply(node, subject).map(true).otherwise(false);
        }
        synchronized (beats) {
            return Future.succeededFuture(
                    isDead(node) || isGreaterPart(view.nanos().getAsLong()));
        }
    }

    /** Whether a node is no member and gave no sign of life for a while. */
    public boolean isGone(UUID node) {
        return !view.members().get().contains(node) && isDead(node);
    }

    private boolean isDead(UUID node) {
        synchronized (beats) {
            return beats.silence(node, view.nanos().getAsLong())
                    .filter(silence -> silence.compareTo(DEAD) >= 0)
                    .isPresent();
        }
    }

    /** Why this node sees fewer than live; empty if it sees them all. */
    public Optional<String> cutOff() {
        synchronized (beats) {
            int alive = beats.alive(DEAD, view.nanos().getAsLong());
            int members = view.members().get().size();
            return alive > members && members * 2 <= alive
                    ? Optional.of("只看到 " + alive + " 个节点中的 " + members + " 个 / sees " + members + " of " + alive
                            + " nodes that are alive: is it the same network, and the same key folder?")
                    : Optional.empty();
        }
    }

    private boolean isGreaterPart(long now) {
        return view.members().get().size() * 2 > beats.alive(DEAD, now);
    }
}
