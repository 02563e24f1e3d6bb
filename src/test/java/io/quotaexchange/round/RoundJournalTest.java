package io.quotaexchange.round;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
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
        UUID replaced = UUID.randomUUID();
        RoundSequencer first = await(load(round, replaced, false, journal));
        RoundSequencer second = await(load(round, UUID.randomUUID(), false, journal));
        RoundCommand open = new RoundCommand.Open(SampleRound.plan());
        assertThatThrownBy(() -> await(first.submit(open))).isInstanceOf(RoundJournal.StaleWriterException.class);
        assertThat(first.stopped()).isPresent();
        assertThat(await(second.submit(open))).isInstanceOf(Decision.Accepted.class);
        assertThatThrownBy(() -> await(load(round, replaced, true, journal)))
                .isInstanceOf(RoundJournal.StaleWriterException.class);
        assertThat(await(second.submit(open))).isEqualTo(new Decision.Accepted(List.of()));
        assertThat(await(journal.events(round))).hasSize(1);
    }

    @Test
    void aWriterThatWasReplacedCanNoLongerRefuseEither(TestDatabase database) {
        RoundJournal journal = new RoundJournal(database.application());
        String round = SampleRound.plan().id() + "-refused";
        RoundCommand early = new RoundCommand.Settle();
        RoundSequencer first = await(load(round, UUID.randomUUID(), false, journal));
        assertThat(await(first.submit(early))).isInstanceOf(Decision.Rejected.class);
        RoundSequencer second = await(load(round, UUID.randomUUID(), false, journal));
        assertThatThrownBy(() -> await(first.submit(early))).isInstanceOf(RoundJournal.StaleWriterException.class);
        assertThat(first.stopped()).isPresent();
        assertThat(await(second.submit(early))).isInstanceOf(Decision.Rejected.class);
    }

    private static Future<RoundSequencer> load(String round, UUID writer, boolean again, RoundJournal journal) {
        return RoundSequencer.load(
                round,
                writer,
                again,
                new RoundSequencer.Surroundings(
                        journal, CLOCK, new ManualLoop(), (event, state) -> {}, (stopped, reason) -> {}));
    }

    @Test
    void theApplicationCannotAppendPastTheEpoch(TestDatabase database) {
        assertThatThrownBy(() -> await(database.application()
                        .query("INSERT INTO round.event VALUES ('rnd_x', 1, 'settled.v1', now(), '{}')")
                        .execute()))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> await(database.application()
                        .query("UPDATE round.owner SET epoch = 9")
                        .execute()))
                .hasMessageContaining("permission denied");
        RoundJournal journal = new RoundJournal(database.application());
        long epoch = await(journal.takeOver("rnd_x", UUID.randomUUID(), false))
                .orElseThrow()
                .epoch();
        assertThatThrownBy(() -> await(journal.append("rnd_x", epoch + 1, 1, NOW, List.of(SampleRound.opened()))))
                .isInstanceOf(RoundJournal.StaleWriterException.class);
        assertThat(await(journal.events("rnd_x"))).isEmpty();
    }

    @Test
    void aRoundIsUnfinishedFromItsFirstEventToItsEnd(TestDatabase database) {
        RoundJournal journal = new RoundJournal(database.application());
        long epoch = await(journal.takeOver("rnd_u", UUID.randomUUID(), false))
                .orElseThrow()
                .epoch();
        assertThat(await(journal.unfinished())).doesNotContain("rnd_u");
        await(journal.append("rnd_u", epoch, 1, NOW, List.of(SampleRound.opened())));
        assertThat(await(journal.unfinished())).contains("rnd_u");
        await(journal.append("rnd_u", epoch, 2, NOW, List.of(new RoundEvent.Settled())));
        assertThat(await(journal.unfinished())).doesNotContain("rnd_u");
    }

    /** The trigger that keeps the unfinished rounds names the kinds itself. */
    @Test
    void everyKindThatEndsARoundEndsItForThoseWhoLookForUnfinishedOnes(TestDatabase database) {
        RoundJournal journal = new RoundJournal(database.application());
        for (String kind : RoundEventJson.LAST_KINDS) {
            String round = "rnd_" + kind.replaceAll("[^a-z0-9]", "-");
            write(database, round, 1, "opened.v1");
            write(database, round, 2, "order-entered.v1");
            assertThat(await(journal.unfinished())).contains(round);
            write(database, round, 3, kind);
            assertThat(await(journal.unfinished())).doesNotContain(round);
        }
    }

    private static void write(TestDatabase database, String round, long number, String kind) {
        await(database.administrator()
                .preparedQuery("INSERT INTO round.event VALUES ($1, $2, $3, now(), '{}')")
                .execute(io.vertx.sqlclient.Tuple.of(round, number, kind)));
    }

    @Test
    void aGapInTheNumbersIsRefused(TestDatabase database) {
        RoundJournal journal = new RoundJournal(database.application());
        long epoch = await(journal.takeOver("rnd_gap", UUID.randomUUID(), false))
                .orElseThrow()
                .epoch();
        assertThatThrownBy(() -> await(journal.append("rnd_gap", epoch, 2, NOW, List.of(SampleRound.opened()))))
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
