package io.quotaexchange.checkpoint;

import io.quotaexchange.ledger.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The Merkle tree of RFC 6962 with SHA-256 over a growing list, in memory of its logarithm: the second digest of the journal, for
 * tools that know no SM3.
 *
 * <p>A leaf is SHA-256(0x00 ‖ canonical bytes of the entry), a node is SHA-256(0x01 ‖ left ‖ right). Kept are the peaks: the roots of
 * the full trees that the list is made of, the largest first.
 */
public final class MerkleFrontier {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final int MOST_PEAKS = 63;

    private final MessageDigest sha256 = sha256();
    private final byte[][] peaks = new byte[MOST_PEAKS][];
    private long leaves;

    /** A tree without leaves. */
    public MerkleFrontier() {}

    /**
     * Goes on where another one was.
     *
     * @param peaks as {@link #peaks} gave them
     * @throws IllegalArgumentException if there are not as many as a list of that length has
     */
    public MerkleFrontier(long leaves, byte[] peaks) {
        int count = Long.bitCount(leaves);
        if (leaves < 0 || peaks.length != Hash.LENGTH * count) {
            throw new IllegalArgumentException(leaves + " leaves have " + count + " peaks of 32 bytes");
        }
        this.leaves = leaves;
        for (int i = 0; i < count; i++) {
            this.peaks[i] = Arrays.copyOfRange(peaks, Hash.LENGTH * i, Hash.LENGTH * (i + 1));
        }
    }

    /** Adds a leaf: the canonical bytes of the next entry. */
    public void add(byte[] entry) {
        add(entry, 0, entry.length);
    }

    /** As {@link #add(byte[])}, of the bytes from {@code from} on. */
    public void add(byte[] bytes, int from, int length) {
        sha256.update(LEAF);
        sha256.update(bytes, from, length);
        byte[] node = sha256.digest();
        int peak = Long.bitCount(leaves);
        for (long full = leaves; (full & 1) == 1; full >>>= 1) {
            node = join(peaks[--peak], node);
        }
        peaks[peak] = node;
        leaves++;
    }

    /** How many leaves there are. */
    public long leaves() {
        return leaves;
    }

    /** The root over all leaves, 32 bytes; of none: SHA-256 of nothing. */
    public byte[] root() {
        int last = Long.bitCount(leaves) - 1;
        if (last < 0) {
            return sha256.digest();
        }
        byte[] node = peaks[last];
        for (int i = last - 1; i >= 0; i--) {
            node = join(peaks[i], node);
        }
        return node.clone();
    }

    /** 32 bytes a peak, the largest tree first. */
    public byte[] peaks() {
        int count = Long.bitCount(leaves);
        byte[] all = new byte[Hash.LENGTH * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(peaks[i], 0, all, Hash.LENGTH * i, Hash.LENGTH);
        }
        return all;
    }

    private byte[] join(byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
