package io.quotaexchange.act;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.settlement.money.MoneyAct;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same act asked for at once, by one process and by two: one outcome, and the ledger knows the same. */
@ExtendWith(PostgresFixture.class)
final class ActsRaceTest {
    private static final LocalDate DAY = LocalDate.of(2018, 7, 2);

    private TestDatabase database;
    private LedgerWriter writer;
    private LedgerReading ledger;

    @BeforeEach
    void open(TestDatabase given) {
        database = given;
        writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
        ledger = new LedgerReading(database.application());
    }

    @AfterEach
    void close() {
        await(writer.close());
    }

    private Acts acts(Poster poster) {
        return new Acts(database.application(), poster, Clock.systemUTC());
    }

    private static MoneyAct act(ActKind kind, String id, String county, long fen) {
        return new MoneyAct(kind, id, county, fen, "", "国库 2018-0001", "", DAY, "m", "a");
    }

    private long cash(String county) {
        return await(ledger.balances(county)).stream()
                .filter(balance -> balance.account().unit() == Unit.CNY)
                .mapToLong(balance -> balance.balance())
                .sum();
    }

    /** The ledger refuses the first; before that is written down money comes in, and the same act is asked for again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasRefusedIsNotPostedByWhoAskedAMomentLater(boolean oneProcess) {
        String county = oneProcess ? "331126" : "331127";
        MoneyAct out = act(ActKind.PAY_OUT, "pot_race-" + county, county, 100);
        Promise<Void> refused = Promise.promise();
        Promise<Void> goOn = Promise.promise();
        Poster slow = settlement -> writer.post(settlement).compose(outcome -> {
            if (!refused.future().isComplete() && outcome instanceof Outcome.Refused) {
                refused.complete();
                return goOn.future().map(outcome);
            }
            return Future.succeededFuture(outcome);
        });
        Acts one = acts(slow);
        Future<ActOutcome> first = one.carryOut(out);
        await(refused.future());
        assertThat(await(acts(writer).carryOut(act(ActKind.PAY_IN, "pin_race-" + county, county, 100))))
                .isInstanceOf(ActOutcome.Done.class);
        Future<ActOutcome> second = (oneProcess ? one : acts(writer)).carryOut(out);
        await(database.vertx().timer(300, TimeUnit.MILLISECONDS));
        assertThat(second.isComplete()).as("waits for its turn").isFalse();
        goOn.complete();
        assertThat(await(first)).isInstanceOf(ActOutcome.Refused.class);
        assertThat(await(second)).isInstanceOf(ActOutcome.Refused.class);
        KeptAct kept = await(one.find(out.id())).orElseThrow();
        assertThat(kept.refusal()).isPresent();
        assertThat(kept.settlement()).isEmpty();
        assertThat(cash(county)).isEqualTo(100);
    }

    @Test
    void asManyAtOnceAsThereAreConnectionsPostOnce() {
        await(acts(writer).carryOut(act(ActKind.PAY_IN, "pin_many", "331128", 1_000)));
        Acts one = acts(writer);
        Acts other = acts(writer);
        List<Future<ActOutcome>> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            MoneyAct out = act(ActKind.PAY_OUT, "pot_many-" + i % 3, "331128", 100 + i % 3);
            all.add((i % 2 == 0 ? one : other).carryOut(out));
        }
        long fresh = all.stream()
                .map(TestDatabase::await)
                .map(ActOutcome.Done.class::cast)
                .filter(done -> !done.repeated())
                .count();
        assertThat(fresh).isEqualTo(3);
        assertThat(cash("331128")).isEqualTo(1_000 - 303);
    }
}
