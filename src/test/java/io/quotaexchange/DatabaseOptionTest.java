package io.quotaexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseOptionTest {
    private static final String URL = "postgresql://u:p@127.0.0.1/d";

    @TempDir
    private Path folder;

    @Test
    void theOptionComesFirstThenTheEnvironmentThenAFile() throws IOException {
        Path file = folder.resolve("database");
        Files.writeString(file, URL + "\n");
        assertThat(DatabaseOption.text("x", Map.of("QUOTA_EXCHANGE_DATABASE", "y")))
                .hasValue("x");
        assertThat(DatabaseOption.text(null, Map.of("QUOTA_EXCHANGE_DATABASE", "y")))
                .hasValue("y");
        assertThat(DatabaseOption.text(null, Map.of("QUOTA_EXCHANGE_DATABASE_FILE", file.toString())))
                .hasValue(URL);
        assertThat(DatabaseOption.text(null, Map.of())).isEmpty();
    }

    @Test
    void twoWordsOrAFileThatIsNotThereAreAnError() {
        assertThatThrownBy(() -> DatabaseOption.text(
                        null, Map.of("QUOTA_EXCHANGE_DATABASE", "y", "QUOTA_EXCHANGE_DATABASE_FILE", "z")))
                .hasMessageContaining("both set");
        assertThatThrownBy(() -> DatabaseOption.text(
                        null,
                        Map.of(
                                "QUOTA_EXCHANGE_DATABASE_FILE",
                                folder.resolve("none").toString())))
                .hasMessageContaining("QUOTA_EXCHANGE_DATABASE_FILE")
                .hasMessageNotContaining("p@");
    }
}
