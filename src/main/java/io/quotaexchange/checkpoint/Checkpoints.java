package io.quotaexchange.checkpoint;

import io.quotaexchange.ledger.Hash;
import io.quotaexchange.ledger.JournalEntry;
import io.quotaexchange.ledger.JournalHash;
import io.quotaexchange.ledger.LedgerReading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes checkpoints and keeps their keys.
 *
 * <p>A checkpoint is made from the journal's rows since the one before, each hashed again on the way: what does not hold is not
 * signed. Every call may come from any process that has the key; the database lets one at a time.
 */
public final class Checkpoints {
    private final Vertx vertx;
    private final Pool pool;
    private final KeyFolder keys;
    private final Clock clock;

    public Checkpoints(Vertx vertx, Pool pool, KeyFolder keys, Clock clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.keys = keys;
        this.clock = clock;
    }

    /** Makes the first key, if there is none yet. @return the key in force */
    public Future<SigningKey> prepare() {
        return locked((connection, store) -> store.keys().compose(known -> {
            if (!known.isEmpty()) {
                return Future.succeededFuture(known.getLast());
            }
            return generate()
                    .compose(publicKey -> endorse(1, publicKey, Optional.empty()))
                    .compose(key -> store.add(key).map(key));
        }));
    }

    /**
     * Signs the journal as it stands; if nothing was posted since the newest checkpoint and its key is still in force, gives that one.
     *
     * @return fails with {@link CheckpointException} if the journal is empty, does not hold, or the key is not here
     */
    public Future<Checkpoint> make() {
        return locked((connection, store) -> store.keys()
                .compose(known -> store.newest().compose(newest -> make(connection, store, known, newest))));
    }

    private Future<Checkpoint> make(
            SqlConnection connection,
            CheckpointStore store,
            List<SigningKey> known,
            Optional<CheckpointStore.Kept> newest) {
        if (known.isEmpty()) {
            return Future.failedFuture(new CheckpointException("there is no key yet: start the server once"));
        }
        SigningKey key = known.getLast();
        Growth growth;
        try {
            growth = new Growth(newest);
        } catch (CheckpointException e) {
            return Future.failedFuture(e);
        }
        return new LedgerReading(connection)
                .forEachEntryAfter(growth.tree.leaves(), growth::add)
                .compose(head -> {
                    if (head.sequence() < growth.tree.leaves()) {
                        return Future.failedFuture(new CheckpointException("the journal ends at settlement "
                                + head.sequence() + ", before the newest checkpoint: its newest rows are gone"));
                    }
                    if (head.sequence() == 0) {
                        return Future.failedFuture(new CheckpointException("the journal is empty: nothing to sign"));
                    }
                    boolean nothingNew = newest.map(CheckpointStore.Kept::checkpoint)
                            .filter(last -> last.settlements() == head.sequence()
                                    && last.key().equals(key.id()))
                            .isPresent();
                    return nothingNew
                            ? Future.succeededFuture(newest.get().checkpoint())
                            : sign(key, growth, newest)
                                    .compose(signed -> store.add(new CheckpointStore.Kept(signed, growth.tree.peaks()))
                                            .map(signed));
                });
    }

    /** The tree and the chain as they grow from the newest checkpoint on. */
    private static final class Growth {
        private final MerkleFrontier tree;
        private Hash head;

        Growth(Optional<CheckpointStore.Kept> newest) {
            tree = newest.map(kept -> new MerkleFrontier(kept.checkpoint().settlements(), kept.peaks()))
                    .orElseGet(MerkleFrontier::new);
            head = newest.map(kept -> Hash.parse(kept.checkpoint().head())).orElse(Hash.GENESIS);
            newest.map(CheckpointStore.Kept::checkpoint).ifPresent(last -> {
                if (!HexFormat.of().formatHex(tree.root()).equals(last.merkleRoot())) {
                    throw new CheckpointException("the peaks of checkpoint " + last.number() + " are not its own");
                }
            });
        }

        private void add(JournalEntry entry) {
            byte[] canonical = JournalHash.canonicalBytes(head, entry);
            if (entry.sequence() != tree.leaves() + 1
                    || !JournalHash.of(canonical).equals(entry.hash())) {
                throw new CheckpointException(
                        "the journal does not hold at settlement " + entry.sequence() + ": it is not signed");
            }
            tree.add(canonical);
            head = entry.hash();
        }
    }

    private Future<Checkpoint> sign(SigningKey key, Growth growth, Optional<CheckpointStore.Kept> newest) {
        long number = newest.map(kept -> kept.checkpoint().number()).orElse(0L) + 1;
        // A clock that was set back does not stop the exchange: time goes on by the least there is.
        Instant least = newest.map(kept -> kept.checkpoint().takenAt().plusNanos(1_000))
                .filter(after -> after.isAfter(key.since()))
                .orElse(key.since());
        Instant now = SignedTime.of(clock.instant());
        Checkpoint unsigned = new Checkpoint(
                number,
                growth.tree.leaves(),
                growth.head.toString(),
                HexFormat.of().formatHex(growth.tree.root()),
                now.isAfter(least) ? now : least,
                key.id(),
                "");
        return privateKey(key).compose(privateKey -> vertx.executeBlocking(() -> unsigned.signed(privateKey)));
    }

    /**
     * Signs a document with the key in force.
     *
     * @param text lines, each ended by a line feed
     * @return fails with {@link CheckpointException} if there is no key yet, or it is not here
     */
    public Future<Seal> seal(String text) {
        return new CheckpointStore(pool).keys().compose(known -> {
            if (known.isEmpty()) {
                return Future.failedFuture(new CheckpointException("there is no key yet: start the server once"));
            }
            SigningKey key = known.getLast();
            Instant now = SignedTime.of(clock.instant());
            Instant at = now.isBefore(key.since()) ? key.since() : now;
            return privateKey(key)
                    .compose(privateKey -> vertx.executeBlocking(() -> new Seal(
                            at,
                            key.id(),
                            Base64.getEncoder()
                                    .encodeToString(Sm2.sign(privateKey, Seal.signedText(text, at, key.id()))))));
        });
    }

    /** Makes a new key, has the one in force vouch for it, and destroys the old one's private half. @return the new key */
    public Future<SigningKey> rotate() {
        return locked((connection, store) -> store.keys().compose(known -> {
                    if (known.isEmpty()) {
                        return Future.failedFuture(
                                new CheckpointException("there is no key yet: start the server once"));
                    }
                    SigningKey old = known.getLast();
                    return privateKey(old)
                            .compose(present -> generate())
                            .compose(publicKey -> endorse(old.number() + 1, publicKey, Optional.of(old)))
                            .compose(key -> store.add(key).map(new SigningKey[] {old, key}));
                }))
                .compose(both -> vertx.executeBlocking(() -> {
                    keys.destroy(both[0]);
                    return both[1];
                }));
    }

    private Future<byte[]> generate() {
        return vertx.executeBlocking(keys::generate);
    }

    private Future<SigningKey> endorse(int number, byte[] publicKey, Optional<SigningKey> endorser) {
        String id = Sm2.id(publicKey);
        Instant now = SignedTime.of(clock.instant());
        Instant since = endorser.map(SigningKey::since)
                        .filter(before -> !now.isAfter(before))
                        .isPresent()
                ? endorser.get().since().plusNanos(1_000)
                : now;
        SigningKey signer = endorser.orElse(
                new SigningKey(number, id, Base64.getEncoder().encodeToString(publicKey), since, id, ""));
        return privateKey(signer)
                .compose(privateKey -> vertx.executeBlocking(
                        () -> SigningKey.endorsed(number, publicKey, since, signer.id(), privateKey)));
    }

    private Future<byte[]> privateKey(SigningKey key) {
        return vertx.executeBlocking(() -> keys.privateKey(key)
                .orElseThrow(() -> new CheckpointException("the private key of key " + key.number() + " is not at "
                        + keys.file(key.id()) + ": put it back; without it nothing is signed")));
    }

    @FunctionalInterface
    private interface Work<T> {
        Future<T> with(SqlConnection connection, CheckpointStore store);
    }

    private <T> Future<T> locked(Work<T> work) {
        return pool.withTransaction(connection -> {
            CheckpointStore store = new CheckpointStore(connection);
            return store.lock().compose(held -> work.with(connection, store));
        });
    }
}
