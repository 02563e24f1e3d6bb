package io.quotaexchange.writeoff;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.SettlementSummary;
import io.quotaexchange.ledger.WriterLimits;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A project's lots and the province's share of them, on a real PostgreSQL. */
@ExtendWith(PostgresFixture.class)
final class LotsAndLevyTest {
    /** Whatever a server sends, and wherever it dies: no lots without their levy. */
    @Test
    void z10_07_2_theDatabaseTakesNoLotsWithoutTheirLevy(TestDatabase database) {
        WriteOffFixture here = new WriteOffFixture(database);
        Poster writer = here.poster();
        here.restart(new Poster() {
            @Override
            public Future<Outcome> post(Settlement settlement) {
                return writer.post(settlement);
            }

            @Override
            public Future<List<Outcome>> postTogether(List<Settlement> settlements) {
                return writer.postTogether(settlements.subList(0, 1));
            }
        });
        assertThatThrownBy(() -> here.file(71)).hasMessageContaining("without their levy");
        assertThat(here.free().quantity()).isZero();

        here.restart(writer);
        assertThat(await(here.registry().resume())).isEqualTo(1);
        assertThat(await(here.ledger().settlements(Long.MAX_VALUE, 10)))
                .extracting(SettlementSummary::code)
                .containsExactly(SettlementCode.LEVY, SettlementCode.MINT);
        assertThat(here.free().quantity()).isEqualTo(80_000);
        oneAtATime(database, here);
        here.close();
    }

    /** A writer that takes one settlement a batch takes these two all the same. */
    private static void oneAtATime(TestDatabase database, WriteOffFixture here) {
        LedgerWriter narrow = await(LedgerWriter.open(
                database.vertx(), database.application(), Clock.systemUTC(), new WriterLimits(10, 1)));
        here.restart(narrow);
        here.file(72);
        assertThat(here.free().quantity()).isEqualTo(160_000);
        await(narrow.close());
    }
}
