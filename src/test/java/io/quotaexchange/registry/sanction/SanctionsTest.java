package io.quotaexchange.registry.sanction;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresFixture.class)
class SanctionsTest {
    private static final LocalDate DAY = LocalDate.parse("2022-03-01");
    private static final LocalDate DUE = LocalDate.parse("2022-03-31");

    @Test
    void m13_07_5_aSuspensionBarsFromTradingUntilItIsLifted(TestDatabase database) {
        Clock clock = Clock.systemUTC();
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), clock);
        await(rulebooks.adopt(RulebookDocument.shippedText("zhejiang-2018"), "usr_a", "usr_b"));
        Registry registry = new Registry(
                database.application(),
                rulebooks,
                settlement -> Future.failedFuture("nothing is posted"),
                clock,
                "330000");
        Sanctions sanctions = new Sanctions(database.application(), clock);

        step(sanctions, new SanctionCommand.Order("331126", "抽查发现撂荒", DUE), DAY);
        step(sanctions, new SanctionCommand.NamePublicly(false), DUE.plusDays(1));
        assertThat(barred(registry, DUE.plusDays(1))).doesNotContain("SUSPENDED");
        step(sanctions, new SanctionCommand.Suspend(), DUE.plusDays(2));
        assertThat(barred(registry, DUE.plusDays(1))).doesNotContain("SUSPENDED");
        assertThat(barred(registry, DUE.plusDays(2))).contains("SUSPENDED");
        assertThat(await(sanctions.submit("sus_t-1", new SanctionCommand.Lift(), DUE.plusDays(3), "usr_a", "usr_b")))
                .isInstanceOf(SanctionDecisions.Decision.Refused.class);
        step(sanctions, new SanctionCommand.FindRectified("复核合格"), DUE.plusDays(9));
        assertThat(barred(registry, DUE.plusDays(9))).contains("SUSPENDED");
        step(sanctions, new SanctionCommand.Lift(), DUE.plusDays(10));
        assertThat(barred(registry, DUE.plusDays(9))).contains("SUSPENDED");
        assertThat(barred(registry, DUE.plusDays(10))).doesNotContain("SUSPENDED");
        assertThat(await(sanctions.steps("sus_t-1"))).hasSize(5);
    }

    @Test
    void m13_07_5_oneselfCannotApprove(TestDatabase database) {
        Sanctions sanctions = new Sanctions(database.application(), Clock.systemUTC());
        assertThatThrownBy(() -> await(sanctions.submit(
                        "sus_t-2", new SanctionCommand.Order("331126", "撂荒", DUE), DAY, "usr_a", "usr_a")))
                .hasMessageContaining("check");
        assertThat(await(sanctions.steps("sus_t-2"))).isEmpty();
    }

    private static void step(Sanctions sanctions, SanctionCommand command, LocalDate today) {
        assertThat(await(sanctions.submit("sus_t-1", command, today, "usr_a", "usr_b")))
                .isInstanceOf(SanctionDecisions.Decision.Taken.class);
    }

    private static List<String> barred(Registry registry, LocalDate day) {
        return await(registry.eligibilityToSell("331126", day)).stream()
                .map(Refusal::code)
                .toList();
    }
}
