package io.quotaexchange.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Names that may be used once, in bounded memory whatever the journal's length: two hashes of 61 bits each. While they are few, a name used
 * again is found at once. When they are many they go to a temporary file, in parts by their first eight bits; then it is found at the end, when
 * each part is read by itself.
 */
final class SeenOnce {
    /** Names kept in memory: 16 to 32 MB of table. */
    private static final int IN_MEMORY = 1 << 19;

    private static final int PARTS = 256;
    private static final int HASH_BITS = 61;
    private static final int FIELDS = 3;
    private static final int CHUNK = FIELDS * 256;

    private final int inMemory;
    private final PolynomialHash one = new PolynomialHash();
    private final PolynomialHash other = new PolynomialHash();
    /** Both hashes by turns; the first is odd, so 0 marks an empty slot. Null once they went to the file. */
    private long[] slots = new long[1 << 12];

    private int size;
    private FileChannel file;
    private long written;
    private final long[][] chunks = new long[PARTS][];
    private final int[] filled = new int[PARTS];
    private final List<List<Long>> places = new ArrayList<>();

    SeenOnce() {
        this(IN_MEMORY);
    }

    SeenOnce(int inMemory) {
        this.inMemory = inMemory;
    }

    /**
     * @param kind of the name: names of different kinds are different
     * @param sequence of the settlement that uses it, ascending
     * @return false if it was certainly used before; if not, {@link #firstRepeated} may still say so
     */
    boolean add(char kind, String name, long sequence) {
        long first = one.begin().add(kind).add(name).value() | 1;
        long second = other.begin().add(kind).add(name).value();
        if (file != null) {
            keep(first, second, sequence);
            return true;
        }
        if (!insert(slots, first, second)) {
            return false;
        }
        size++;
        if (size >= inMemory) {
            spill();
        } else if (size * 4L > slots.length) {
            grow();
        }
        return true;
    }

    /** The first settlement that used a name again, of those that {@link #add} could not tell. */
    OptionalLong firstRepeated() {
        long found = Long.MAX_VALUE;
        for (int part = 0; file != null && part < PARTS; part++) {
            found = Math.min(found, repeated(part));
        }
        return found == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(found);
    }

    private long repeated(int part) {
        int capacity = Math.max(1, Integer.highestOneBit(places.get(part).size() * CHUNK + filled[part]) * 2);
        long[] table = new long[2 * capacity];
        for (long place : places.get(part)) {
            long found = repeated(table, read(place), CHUNK);
            if (found >= 0) {
                return found;
            }
        }
        long found = repeated(table, chunks[part], filled[part]);
        return found < 0 ? Long.MAX_VALUE : found;
    }

    private static long repeated(long[] table, long[] chunk, int length) {
        for (int i = 0; i < length; i += FIELDS) {
            if (!insert(table, chunk[i], chunk[i + 1])) {
                return chunk[i + 2];
            }
        }
        return -1;
    }

    private static boolean insert(long[] into, long first, long second) {
        int mask = into.length / 2 - 1;
        int slot = (int) (second & mask);
        while (into[2 * slot] != 0) {
            if (into[2 * slot] == first && into[2 * slot + 1] == second) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        into[2 * slot] = first;
        into[2 * slot + 1] = second;
        return true;
    }

    private void grow() {
        long[] bigger = new long[Math.multiplyExact(slots.length, 2)];
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot] != 0) {
                insert(bigger, slots[slot], slots[slot + 1]);
            }
        }
        slots = bigger;
    }

    /** Those of the table come first and are not repeated among themselves: it does not matter whose they were. */
    private void spill() {
        file = temporary();
        for (int part = 0; part < PARTS; part++) {
            chunks[part] = new long[CHUNK];
            places.add(new ArrayList<>());
        }
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot] != 0) {
                keep(slots[slot], slots[slot + 1], 0);
            }
        }
        slots = null;
    }

    private void keep(long first, long second, long sequence) {
        int part = (int) (first >>> HASH_BITS - Byte.SIZE);
        long[] chunk = chunks[part];
        int at = filled[part];
        chunk[at] = first;
        chunk[at + 1] = second;
        chunk[at + 2] = sequence;
        filled[part] = at + FIELDS;
        if (filled[part] == CHUNK) {
            places.get(part).add(written);
            write(chunk);
            filled[part] = 0;
        }
    }

    /** A file that is gone when it is closed, or the program ends. */
    static FileChannel temporary() {
        try {
            Path path = Files.createTempFile("quota-exchange-", ".tmp");
            return FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(long[] chunk) {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Long.BYTES);
        bytes.asLongBuffer().put(chunk);
        try {
            while (bytes.hasRemaining()) {
                written += file.write(bytes, written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long[] read(long place) {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Long.BYTES);
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, place + bytes.position()) < 0) {
                    throw new IOException("the temporary file was cut");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long[] chunk = new long[CHUNK];
        bytes.flip().asLongBuffer().get(chunk);
        return chunk;
    }
}
