package io.quotaexchange.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the last six digits of its eight. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(second))).isEqualTo(code);
        assertThat(Totp.stepOf(SECRET, code, second + 30)).hasValue(Totp.step(second));
        assertThat(Totp.stepOf(SECRET, code, second + 60)).isEmpty();
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32OfTheStandard(String text, String encoded) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void aPasswordMatchesItsHashOnly() {
        String hash = Passwords.hash("Correct-horse-7");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Passwords.matches("Correct-horse-7", hash)).isTrue();
        assertThat(Passwords.matches("Correct-horse-8", hash)).isFalse();
        assertThat(Passwords.hash("Correct-horse-7")).isNotEqualTo(hash);
        assertThat(Passwords.faults("aaaaaaaaaaaa", "a")).hasSize(3);
        assertThat(Passwords.faults("Correct-horse-7", "trader")).isEmpty();
    }
}
