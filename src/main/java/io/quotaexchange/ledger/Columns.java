package io.quotaexchange.ledger;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Rows turned into columns: the array parameters of {@code ledger.post}. */
final class Columns {
    private Columns() {}

    static <T> Long[] longs(List<T> rows, Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    static <T> Long[] optionalLongs(List<T> rows, Function<T, OptionalLong> column) {
        return longs(rows, row -> {
            OptionalLong value = column.apply(row);
            return value.isPresent() ? (Long) value.getAsLong() : null;
        });
    }

    static <T> Integer[] integers(List<T> rows, Function<T, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    static <T> String[] optionalTexts(List<T> rows, Function<T, Optional<String>> column) {
        return texts(rows, row -> column.apply(row).orElse(null));
    }

    static <T> Buffer[] bytes(List<T> rows, Function<T, byte[]> column) {
        return rows.stream().map(column).map(Buffer::buffer).toArray(Buffer[]::new);
    }

    static <T> OffsetDateTime[] times(List<T> rows, Function<T, Instant> column) {
        return rows.stream()
                .map(row -> column.apply(row).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    static <T> LocalDate[] dates(List<T> rows, Function<T, LocalDate> column) {
        return rows.stream().map(column).toArray(LocalDate[]::new);
    }
}
