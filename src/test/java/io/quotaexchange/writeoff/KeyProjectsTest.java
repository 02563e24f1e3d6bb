package io.quotaexchange.writeoff;

import static io.quotaexchange.construction.Lands.ordinary;
import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.KeyProjectDecision;
import io.quotaexchange.construction.KeyProjects;
import io.quotaexchange.construction.Lands;
import io.quotaexchange.construction.SupplementMode;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.rulebook.Basis;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Eligibility;
import io.quotaexchange.rulebook.LandClass;
import io.quotaexchange.rulebook.RulebookDocument;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Key projects against a real PostgreSQL. */
@ExtendWith(PostgresFixture.class)
final class KeyProjectsTest {
    private static final LocalDate DAY = LocalDate.parse("2022-06-01");
    private static final String COUNTY = WriteOffFixture.COUNTY;

    private WriteOffFixture here;
    private Acts acts;
    private KeyProjects projects;

    @BeforeEach
    void open(TestDatabase database) {
        here = new WriteOffFixture(database);
        acts = new Acts(database.application(), here.writer, Clock.systemUTC());
        projects = new KeyProjects(acts);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private static KeyProjects.Asked asked(String project, boolean certified, String reason) {
        return new KeyProjects.Asked(project, certified, reason, DAY, "m", "a");
    }

    private static List<String> codes(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.code() + " " + refusal.clause())
                .toList();
    }

    private KeyProjectDecision done(KeyProjects.Asked asked) {
        return ((KeyProjects.Outcome.Done) await(projects.decide(asked))).decision();
    }

    private List<String> refused(KeyProjects.Asked asked) {
        return codes(((KeyProjects.Outcome.Refused) await(projects.decide(asked))).refusals());
    }

    private void register(String id) {
        here.register(Lands.railway(id, SupplementMode.SELF, ordinary(LandClass.PADDY, 6, 30_000)));
    }

    private List<String> request(String county, String construction) {
        return codes(await(projects.againstRequest(county, construction, Lands.ZHEJIANG.eligibility())));
    }

    /** The number that is next is taken each time it is asked for, by what is no decision on the project. */
    @Test
    void m13_05_4_aDecisionWhoseNumberIsTakenAgainAndAgainIsRefused(TestDatabase database) {
        register("con_331126-2022-0090");
        await(database.application()
                .query("INSERT INTO act.act (id, kind, county, document, maker, approver, recorded_at) VALUES"
                        + " ('kpd_331126-2022-0090~1', 'key-project', '331126', '{}', 'x', 'y', now())")
                .execute());
        assertThat(refused(asked("con_331126-2022-0090", true, "省重点建设项目名单")))
                .containsExactly("KEY_PROJECT_DECIDED_MEANWHILE M13-05.4");
    }

    @Test
    void m13_05_4_aProjectIsCertifiedAndLosesItAndMayBeCertifiedAgain() {
        register("con_331126-k1");
        assertThat(refused(asked("con_331126-k1", false, "撤销"))).containsExactly("KEY_PROJECT_NOT_CERTIFIED M13-05.4");
        KeyProjectDecision first = done(asked("con_331126-k1", true, "省重点建设项目名单第12项"));
        assertThat(first.id()).isEqualTo("kpd_331126-k1~1");
        assertThat(KeyProjectDecision.read(first.document())).isEqualTo(first);
        assertThat(done(asked("con_331126-k1", true, "省重点建设项目名单第12项"))).isEqualTo(first);
        assertThat(refused(asked("con_331126-k1", true, "另一份名单"))).containsExactly("KEY_PROJECT_ALREADY M13-05.4");
        KeyProjectDecision end = done(asked("con_331126-k1", false, "项目已取消"));
        assertThat(end.kind()).isEqualTo(ActKind.KEY_PROJECT_END);
        assertThat(done(asked("con_331126-k1", true, "省重点建设项目名单第12项")).id()).isEqualTo("kpd_331126-k1~3");
        assertThat(await(projects.newest(List.of("con_331126-k1")))
                        .get("con_331126-k1")
                        .number())
                .isEqualTo(3);
        assertThat(refused(asked("con_331126-none", true, "名单"))).containsExactly("PROJECT_UNKNOWN M13-04.4");
    }

    @Test
    void z10_06_2_onePersonDoesNotCertify() {
        register("con_331126-k2");
        assertThat(refused(new KeyProjects.Asked("con_331126-k2", true, "名单", DAY, "m", "m")))
                .containsExactly("SAME_PERSON Z10-06.2");
    }

    @Test
    void m13_05_4_ofTwoDecisionsAtOnceOneStands() {
        register("con_331126-k3");
        Future<KeyProjects.Outcome> one = projects.decide(asked("con_331126-k3", true, "名单甲"));
        Future<KeyProjects.Outcome> other = projects.decide(asked("con_331126-k3", true, "名单乙"));
        await(Future.join(one, other));
        assertThat(List.of(one.result(), other.result()))
                .hasAtLeastOneElementOfType(KeyProjects.Outcome.Done.class)
                .hasAtLeastOneElementOfType(KeyProjects.Outcome.Refused.class);
        assertThat(await(acts.about("con_331126-k3"))).hasSize(1);
    }

    @Test
    void m13_05_4_aRequestNamesAProjectOfItsCountyThatIsCertified() {
        register("con_331126-k4");
        assertThat(request(COUNTY, "")).isEmpty();
        assertThat(request(COUNTY, "con_331126-k4")).containsExactly("KEY_PROJECT_NOT_CERTIFIED M13-05.4");
        assertThat(request(COUNTY, "con_331126-none")).containsExactly("KEY_PROJECT_UNKNOWN M13-05.4");
        done(asked("con_331126-k4", true, "名单"));
        assertThat(request(COUNTY, "con_331126-k4")).isEmpty();
        assertThat(request("330281", "con_331126-k4")).containsExactly("KEY_PROJECT_UNKNOWN M13-05.4");
        done(asked("con_331126-k4", false, "已取消"));
        assertThat(request(COUNTY, "con_331126-k4")).containsExactly("KEY_PROJECT_NOT_CERTIFIED M13-05.4");
    }

    @Test
    void m13_05_4_aRulebookMayAskThatEveryRequestNamesOne() {
        JsonObject document = new JsonObject(RulebookDocument.shippedText("zhejiang-2018"));
        document.getJsonObject("eligibility")
                .put(
                        "keyProjectCertified",
                        new JsonObject()
                                .put("value", true)
                                .put("clause", "Z10-10.1")
                                .put("basis", Basis.PARAMETER.name())
                                .put("zh", "申请须注明已认定的重点建设项目")
                                .put("en", "a request names a certified key project"));
        Eligibility strict = RulebookDocument.parse(document.encode(), ClauseCatalogue.shipped())
                .eligibility();
        assertThat(codes(await(projects.againstRequest(COUNTY, "", strict))))
                .containsExactly("KEY_PROJECT_NOT_NAMED Z10-10.1");
        assertThat(Lands.ZHEJIANG.eligibility().keyProjectCertified()).isEqualTo(Optional.empty());
    }
}
