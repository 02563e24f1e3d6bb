package io.quotaexchange;

import io.quotaexchange.platform.database.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The address of the database with its password: from {@code --database}, which everybody on the machine can see among the processes, or
 * from {@code QUOTA_EXCHANGE_DATABASE}, or from the file that {@code QUOTA_EXCHANGE_DATABASE_FILE} names.
 */
final class DatabaseOption {
    private static final String VARIABLE = "QUOTA_EXCHANGE_DATABASE";
    private static final String FILE = "QUOTA_EXCHANGE_DATABASE_FILE";

    private DatabaseOption() {}

    /** @param option null if the option was not given; it comes before the environment */
    static Optional<DatabaseAddress> named(String option) {
        return text(option, System.getenv()).map(DatabaseAddress::parse);
    }

    static Optional<String> text(String option, Map<String, String> environment) {
        if (option != null) {
            return Optional.of(option);
        }
        String direct = environment.get(VARIABLE);
        String file = environment.get(FILE);
        if (direct != null && file != null) {
            throw new IllegalArgumentException(VARIABLE + " and " + FILE + " are both set; one of them is meant");
        }
        return file == null ? Optional.ofNullable(direct) : Optional.of(read(Path.of(file)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException(FILE + ": " + file + " cannot be read: " + e.getMessage(), e));
        }
    }
}
