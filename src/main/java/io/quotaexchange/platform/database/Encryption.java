package io.quotaexchange.platform.database;

import java.nio.file.Files;
import java.nio.file.Path;

/** How the way to a database is protected; the names are those of PostgreSQL's {@code sslmode}. */
public sealed interface Encryption {
    /** {@code disable}: plain text, for this machine or a network that is trusted. */
    record None() implements Encryption {}

    /** {@code require}: nobody can listen, but whoever answers is believed to be the database. */
    record Unverified() implements Encryption {}

    /**
     * {@code verify-full}: the certificate must be signed by the given authority and name the host.
     *
     * @param authority a file of PEM certificates ({@code sslrootcert})
     */
    record Verified(Path authority) implements Encryption {
        /** @throws DatabaseException if the file is not there: found at the start, not at the first reconnect */
        public Verified {
            if (!Files.isReadable(authority)) {
                throw new DatabaseException("database address: sslrootcert: cannot read " + authority);
            }
        }
    }
}
