package io.quotaexchange.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.check.Finding;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.round.clearing.UnconfirmedClearingException;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresFixture.class)
final class UnconfirmedClearingTest {
    @Test
    void itsCaseIsKeptForInspection(TestDatabase database) {
        UnconfirmedClearingException unconfirmed =
                new UnconfirmedClearingException(new Finding("fills/r1", "is wrong"), "{\"case\": 1}");
        TestDatabase.await(new RoundJournal(database.application())
                .keepUnconfirmed("rnd_test-1", 2, Instant.parse("2022-06-15T01:02:03Z"), unconfirmed));
        Row kept = TestDatabase.await(database.auditor()
                        .query("SELECT round_id, stage, finding, case_text FROM round.unconfirmed_clearing")
                        .execute())
                .iterator()
                .next();
        assertThat(kept.getString("round_id")).isEqualTo("rnd_test-1");
        assertThat(kept.getInteger("stage")).isEqualTo(2);
        assertThat(kept.getString("finding")).contains("fills/r1", "is wrong");
        assertThat(kept.getString("case_text")).isEqualTo("{\"case\": 1}");
    }
}
