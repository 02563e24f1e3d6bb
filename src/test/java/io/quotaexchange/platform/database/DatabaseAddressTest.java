package io.quotaexchange.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseAddressTest {
    @Test
    void readsAnAddress() {
        assertThat(DatabaseAddress.parse("postgresql://exchange:p%40ss+w:ord@db.example:6432/quota?sslmode=require"))
                .isEqualTo(new DatabaseAddress(
                        "db.example", 6432, "quota", "exchange", "p@ss+w:ord", new Encryption.Unverified()));
        assertThat(DatabaseAddress.parse("postgres://u@localhost/d"))
                .isEqualTo(new DatabaseAddress("localhost", 5432, "d", "u", "", new Encryption.None()));
    }

    @Test
    void verifiesTheCertificateByAnAuthority(@TempDir Path folder) throws IOException {
        Path authority = Files.writeString(folder.resolve("the authority.pem"), "");
        String encoded = authority.toString().replace(" ", "%20");
        DatabaseAddress address =
                DatabaseAddress.parse("postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=" + encoded);
        assertThat(address.encryption()).isEqualTo(new Encryption.Verified(authority));
        assertThat(address.jdbcUrl())
                .contains("sslmode=verify-full&sslrootcert=")
                .contains("the+authority.pem");
        assertThatThrownBy(() -> DatabaseAddress.parse(
                        "postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=" + folder.resolve("missing")))
                .hasMessageContaining("sslrootcert: cannot read");
    }

    @Test
    void neverShowsThePassword() {
        assertThat(DatabaseAddress.parse("postgresql://u:secret@h/d?sslmode=disable")
                        .toString())
                .isEqualTo("postgresql://u@h:5432/d")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://u:secret@h/d, must begin with postgresql://",
        "postgresql:///d, the host is missing",
        "postgresql://u:secret@h, the database name is missing",
        "postgresql://u:secret@h/, the database name is missing",
        "postgresql://h/d, the user is missing",
        "postgresql://u:secret@h/d?ssl=yes, unknown: ssl",
        "postgresql://u:secret@h/d?sslmode=prefer, 'sslmode is verify-full, require or disable'",
        "postgresql://u:secret@h/d?sslmode=require&sslmode=disable, each once",
        "postgresql://u:secret@h/d?sslmode=verify-full, needs &sslrootcert=FILE",
        "postgresql://u:secret@h/d?sslmode=require&sslrootcert=x, goes with sslmode=verify-full only",
        "postgresql://u:secret@h/d, for another machine say ?sslmode=verify-full",
        "postgresql://u:secret %@h/d, not a URL",
    })
    void saysWhatIsWrong(String text, String why) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
    }
}
