package io.quotaexchange.demo;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.quotaexchange.ledger.AccountBalance;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.FilingOutcome;
import io.quotaexchange.registry.ProjectFilter;
import io.quotaexchange.registry.ProjectRecord;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demonstration's projects registered on the real ledger. */
@ExtendWith(PostgresFixture.class)
class DemoRegistrationTest {
    @Test
    void m13_03_2_z10_07_2_reservesAndPoolHoldWhatTheRulesGive(TestDatabase database) {
        DemoProvince demo = DemoProvince.generate(20220615);
        Clock clock = Clock.systemUTC();
        LedgerWriter writer = await(LedgerWriter.open(database.vertx(), database.application(), clock));
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), clock);
        Registry registry = new Registry(database.application(), rulebooks, writer, clock, DemoProvince.PROVINCE);
        Rulebook rulebook =
                await(rulebooks.adopt(RulebookDocument.shippedText(DemoProvince.RULEBOOK), "usr_a", "usr_b"));
        await(registry.addDivisions(demo.counties(), demo.pairings()));
        await(registry.record(demo.standing()));

        List<ProjectRecord> registered = new ArrayList<>();
        for (ProjectFiling project : demo.projects()) {
            if (await(registry.file(project, "usr_trader", "usr_approver")) instanceof FilingOutcome.Registered taken) {
                registered.add(taken.project());
            }
        }

        SortedMap<String, IndicatorVector> expected = Surplus.byCounty(demo.projects(), rulebook);
        assertThat(holdings(database, AccountKind.RESERVE)).isEqualTo(expected);
        long levied = registered.stream()
                .mapToLong(project -> project.levy().quantity())
                .sum();
        assertThat(holdings(database, AccountKind.POOL))
                .containsExactly(entry(DemoProvince.PROVINCE, new IndicatorVector(levied, 0, 0)));
        assertThat(await(registry.resume())).isZero();
        assertThat(await(registry.projects(ProjectFilter.ALL, "", 1000)).items())
                .hasSameSizeAs(demo.projects());
        assertThat(await(registry.counties(DemoProvince.DAY))).hasSize(90);
        await(writer.close());
    }

    private static SortedMap<String, IndicatorVector> holdings(TestDatabase database, AccountKind kind) {
        SortedMap<String, IndicatorVector> holdings = new TreeMap<>();
        for (AccountBalance balance : await(new LedgerReading(database.application()).allBalances())) {
            if (balance.account().kind() == kind && balance.balance() > 0) {
                IndicatorKind indicator =
                        IndicatorKind.valueOf(balance.account().unit().name());
                IndicatorVector others = holdings.getOrDefault(balance.account().owner(), IndicatorVector.ZERO);
                holdings.put(balance.account().owner(), others.with(indicator, balance.balance()));
            }
        }
        return holdings;
    }
}
