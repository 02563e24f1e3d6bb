package io.quotaexchange.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A county-level division of the province.
 *
 * @param code six-digit GB/T 2260 code
 * @param assisted one of the assisted mountain counties (山区26县). Clause: M13-05.9
 * @param validFrom first day of the code, {@code validTo} its last; empty while it is valid
 * @param pairedWith in order of code
 */
public record County(
        String code,
        String name,
        String city,
        String type,
        boolean assisted,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        List<Partner> pairedWith) {

    /**
     * The other county of a pair. Clause: Z10-21.1.
     *
     * @param basis {@code published}, or {@code illustrative} where no official list was checked
     */
    public record Partner(String code, String scheme, String basis) {}

    public County {
        pairedWith = List.copyOf(pairedWith);
    }
}
