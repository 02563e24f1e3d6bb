package io.quotaexchange.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Eight bytes a settlement, by its sequence number: the newest in memory, older ones in a temporary file, as they are seldom asked for. */
final class Mirrors {
    private static final int IN_MEMORY = 1 << 20;

    private static final int AT_FIRST = 1 << 10;

    private final int inMemory;
    /** Grows until it has the room that it may have. */
    private long[] newest;
    /** Sequence number of the first that is in memory. */
    private long from = 1;

    private int count;
    private FileChannel file;

    Mirrors() {
        this(IN_MEMORY);
    }

    Mirrors(int inMemory) {
        this.inMemory = inMemory;
        newest = new long[Math.min(AT_FIRST, inMemory)];
    }

    /** Of the next settlement. */
    void add(long value) {
        if (count == inMemory) {
            spill(inMemory / 2);
        } else if (count == newest.length) {
            newest = Arrays.copyOf(newest, Math.min(2 * count, inMemory));
        }
        newest[count++] = value;
    }

    /** @param sequence of a settlement that was added */
    long get(long sequence) {
        if (sequence >= from) {
            return newest[(int) (sequence - from)];
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
        transfer(bytes, sequence, false);
        return bytes.getLong(0);
    }

    void set(long sequence, long value) {
        if (sequence >= from) {
            newest[(int) (sequence - from)] = value;
        } else {
            transfer(ByteBuffer.allocate(Long.BYTES).putLong(0, value), sequence, true);
        }
    }

    private void spill(int values) {
        if (file == null) {
            file = SeenOnce.temporary();
        }
        ByteBuffer bytes = ByteBuffer.allocate(values * Long.BYTES);
        bytes.asLongBuffer().put(newest, 0, values);
        transfer(bytes, from, true);
        System.arraycopy(newest, values, newest, 0, count - values);
        Arrays.fill(newest, count - values, count, 0);
        from += values;
        count -= values;
    }

    private void transfer(ByteBuffer bytes, long sequence, boolean write) {
        long place = (sequence - 1) * Long.BYTES;
        try {
            while (bytes.hasRemaining()) {
                long at = place + bytes.position();
                if ((write ? file.write(bytes, at) : file.read(bytes, at)) < 0) {
                    throw new IOException("the temporary file was cut");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
