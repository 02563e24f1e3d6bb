package io.quotaexchange.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokenTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private Path file(String content, String permissions) throws IOException {
        Path file = folder.resolve("token");
        Files.deleteIfExists(file);
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    @Test
    void matchesItselfOnly() throws IOException {
        OperatorToken token = OperatorToken.read(file(TOKEN + "\n", "rw-------"));
        assertThat(token.matches(TOKEN)).isTrue();
        assertThat(token.matches(TOKEN + "0")).isFalse();
        assertThat(token.matches("")).isFalse();
        assertThat(token.matches(TOKEN.replace('f', 'e'))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-----w-", "rw----r--", "rwx------"})
    void aFileThatOthersMayReachIsRefused(String permissions) throws IOException {
        Path file = file(TOKEN, permissions);
        assertThatThrownBy(() -> OperatorToken.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--operator-token-file")
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "0123456789abcdef0123456789abcde!", "0123456789abcdef 0123456789abcdef"})
    void aBadTokenIsRefusedWithoutShowingIt(String content) throws IOException {
        Path file = file(content, "rw-------");
        assertThatThrownBy(() -> OperatorToken.read(file))
                .hasMessageContaining("32 to 200")
                .satisfies(refused -> {
                    if (!content.isEmpty()) {
                        assertThat(refused.getMessage()).doesNotContain(content);
                    }
                });
    }

    @Test
    void aLinkAMissingAndAHugeFileAreRefused() throws IOException {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, file(TOKEN, "rw-------"));
        assertThatThrownBy(() -> OperatorToken.read(link)).hasMessageContaining("plain file");
        assertThatThrownBy(() -> OperatorToken.read(folder.resolve("none")))
                .hasMessageContaining("openssl rand -hex 32");
        Path huge = file("a".repeat(2_000), "rw-------");
        assertThatThrownBy(() -> OperatorToken.read(huge)).hasMessageContaining("small");
    }
}
