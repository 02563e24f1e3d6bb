package io.quotaexchange.matching.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.casefile.MalformedCaseException;
import java.nio.charset.StandardCharsets;

/** What a refusal must be, whatever was refused. */
final class Refusals {
    private Refusals() {}

    /** A reason, in one line that can be printed as UTF-8 and does not repeat the whole file. */
    static void assertOneLine(MalformedCaseException refusal) {
        assertThat(refusal.reason()).isNotBlank();
        assertThat(refusal.line()).hasSizeLessThan(1_000).doesNotContain("\n", "\r");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(refusal.line()))
                .isTrue();
    }
}
