package io.quotaexchange.round;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One writer a round, no gap, nothing changed: on a real PostgreSQL. */
@ExtendWith(PostgresFixture.class)
final class RoundJournalTest {
    private static final Instant NOW = Instant.parse("2022-06-15T01:02:03Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void theSecondWriterOfARoundIsStaleAndDoublesNothing(TestDatabase database) {
        RoundJournal journal = new RoundJournal(database.application());
        String round = SampleRound.plan().id();
        RoundSequencer first = await(RoundSequencer.load(round, journal, CLOCK));
        RoundSequencer second = await(RoundSequencer.load(round, journal, CLOCK));
        RoundCommand open = new RoundCommand.Open(SampleRound.plan());
        assertThat(await(first.submit(open))).isInstanceOf(Decision.Accepted.class);
        assertThatThrownBy(() -> await(second.submit(open))).isInstanceOf(RoundJournal.StaleWriterException.class);
        assertThat(second.isStopped()).isTrue();
        assertThat(await(journal.events(round))).hasSize(1);
    }

    @Test
    void aGapInTheNumbersIsRefused(TestDatabase database) {
        RoundJournal journal = new RoundJournal(database.application());
        assertThatThrownBy(() -> await(journal.append("rnd_gap", 2, NOW, List.of(SampleRound.opened()))))
                .hasMessageContaining("has no event before it");
        assertThat(await(journal.events("rnd_gap"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE round.event SET kind = 'x'",
                "DELETE FROM round.event",
                "TRUNCATE round.event",
                "UPDATE settlement.award_step SET maker = 'x'",
                "DELETE FROM settlement.award_step",
                "TRUNCATE settlement.award_step",
                "UPDATE writeoff.slip SET document = 'x'",
                "DELETE FROM writeoff.slip",
                "TRUNCATE writeoff.slip CASCADE"
            })
    void nothingWrittenIsChangedEvenByTheSuperuser(String statement, TestDatabase database) {
        assertThatThrownBy(() -> await(database.administrator().query(statement).execute()))
                .hasMessageContaining("QX003");
    }
}
