package io.quotaexchange.platform.cluster;

/** Seals what goes from node to node, with a key that all nodes have and nobody else. */
public interface Sealer {
    /** @param owner what is sealed for one owner cannot be opened for another */
    byte[] seal(byte[] plain, String owner);

    /** @throws IllegalStateException if it was sealed with another key, for another owner, or changed */
    byte[] open(byte[] sealed, String owner);

    /** Eight bytes or more that tell one key from another and nothing of it. */
    byte[] mark();
}
