package io.quotaexchange.platform.database;

import java.util.Map;

/**
 * How much freed memory a process of PostgreSQL keeps for its next query. By default the C library gives every larger piece back to the
 * system and asks for it again a moment later, page by page: more than a tenth of the time of a process that posts batch after batch.
 */
final class FreedMemory {
    private static final int MEGABYTE = 1 << 20;

    /** Names of the GNU C library; others do not know them. Bytes. */
    private static final Map<String, Integer> KEPT = Map.of(
            "MALLOC_TRIM_THRESHOLD_", 64 * MEGABYTE,
            "MALLOC_MMAP_THRESHOLD_", 32 * MEGABYTE,
            "MALLOC_TOP_PAD_", 4 * MEGABYTE);

    private FreedMemory() {}

    /** Adds what is not set yet: who starts the exchange may know better. */
    static void keep(Map<String, String> environment) {
        KEPT.forEach((name, bytes) -> environment.putIfAbsent(name, Integer.toString(bytes)));
    }
}
