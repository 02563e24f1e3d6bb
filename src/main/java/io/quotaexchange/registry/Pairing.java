package io.quotaexchange.registry;

import java.time.LocalDate;

/**
 * Two counties that help each other, in either order. Clause: Z10-21.1.
 *
 * @param scheme for example {@code SHANHAI} (山海协作)
 * @param basis {@code published} or {@code illustrative}
 * @param validFrom first day
 */
public record Pairing(String scheme, String one, String other, String basis, LocalDate validFrom) {
    String first() {
        return one.compareTo(other) < 0 ? one : other;
    }

    String second() {
        return one.compareTo(other) < 0 ? other : one;
    }
}
