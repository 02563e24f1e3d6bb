package io.quotaexchange.registry;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.registry.signing.Signatures;
import io.quotaexchange.round.RoundArchive;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From which day on a division may change, with rounds on a real PostgreSQL. */
@ExtendWith(PostgresFixture.class)
class DivisionDaysTest {
    /** An older round keeps the counties that it saw: nothing changes on a day on which a round was worked on, or before. */
    @Test
    void m13_03_1_noChangeReachesBackBeforeTheLastRound(TestDatabase database) {
        RoundArchive rounds = new RoundArchive(database.application());
        DivisionChanges changes =
                new DivisionChanges(database.application(), Clock.systemUTC(), code -> rounds.lastWorkedOn());
        assertThat(await(changes.make(change(DivisionChange.Kind.ESTABLISHED, "2020-01-01"))))
                .isEmpty();
        await(database.administrator()
                .query("INSERT INTO round.event (round_id, number, kind, recorded_at, document)"
                        // Already the 31st in China.
                        + " VALUES ('rnd_before', 1, 'opened.v1', '2022-05-30T16:30:00Z', '{}')")
                .execute());
        for (String day : List.of("2020-06-01", "2022-05-31")) {
            List<Refusal> refusals = await(changes.make(change(DivisionChange.Kind.RENAMED, day)));
            assertThat(refusals).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo("DIVISION_CHANGE_TOO_EARLY");
                assertThat(refusal.clause().toString()).contains("M13-03.1");
                assertThat(refusal.field()).isEqualTo("effectiveOn");
                assertThat(refusal.en()).contains("2022-05-31").contains(day);
            });
        }
        assertThat(await(changes.of("331193"))).hasSize(1);
        assertThat(await(changes.make(change(DivisionChange.Kind.RENAMED, "2022-06-01"))))
                .isEmpty();
        assertThat(await(changes.of("331193"))).hasSize(2);
    }

    private static DivisionChange change(DivisionChange.Kind kind, String day) {
        return new DivisionChange(
                "331193",
                LocalDate.parse(day),
                kind,
                Optional.of(new DivisionChange.Named("区" + day, "丽水市", "开发区", false)),
                Optional.empty(),
                "国函〔2021〕1号",
                "国务院",
                new Signatures("usr_a", "usr_b"));
    }
}
