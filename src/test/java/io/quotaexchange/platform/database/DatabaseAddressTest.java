package io.quotaexchange.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseAddressTest {
    @Test
    void readsAnAddress() {
        assertThat(DatabaseAddress.parse("postgresql://exchange:p%40ss+w:ord@db.example:6432/quota?sslmode=require"))
                .isEqualTo(new DatabaseAddress("db.example", 6432, "quota", "exchange", "p@ss+w:ord", true));
        assertThat(DatabaseAddress.parse("postgres://u@h/d"))
                .isEqualTo(new DatabaseAddress("h", 5432, "d", "u", "", false));
    }

    @Test
    void neverShowsThePassword() {
        assertThat(DatabaseAddress.parse("postgresql://u:secret@h/d").toString())
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
        "postgresql://u:secret@h/d?ssl=yes, only ?sslmode",
        "postgresql://u:secret %@h/d, not a URL",
    })
    void saysWhatIsWrong(String text, String why) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret");
    }
}
