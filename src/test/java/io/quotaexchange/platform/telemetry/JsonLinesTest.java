package io.quotaexchange.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** Words in front become keys, and what somebody else chose pass for no key that is known. */
final class JsonLinesTest {
    private static JsonObject line(String message) {
        LogRecord entry = new LogRecord(Level.WARNING, message);
        entry.setLoggerName("io.quotaexchange.x");
        return new JsonObject(new JsonLines().format(entry));
    }

    @Test
    void wordsInFrontBecomeKeys() {
        JsonObject line = line("event=lost award=awd_1 cause=none of them");
        assertThat(line.getString("event")).isEqualTo("lost");
        assertThat(line.getString("cause")).isEqualTo("none");
        assertThat(line.getString("message")).isEqualTo("of them");
    }

    @Test
    void aFailuresWordsReplaceNothingThatIsKnown() {
        JsonObject line = line("event=lost cause=refused: level=INFO time=2000 event=nothing");
        assertThat(line.getString("level")).isEqualTo("WARNING");
        assertThat(line.getString("time")).isNotEqualTo("2000");
        assertThat(line.getString("event")).isEqualTo("lost");
        assertThat(line.getString("message")).isEqualTo("level=INFO time=2000 event=nothing");
    }
}
