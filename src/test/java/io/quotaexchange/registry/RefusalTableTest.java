package io.quotaexchange.registry;

import static io.quotaexchange.registry.project.SampleFiling.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.registry.course.SampleDecisions;
import io.quotaexchange.registry.eligibility.CountyStanding;
import io.quotaexchange.registry.eligibility.TradingEligibility;
import io.quotaexchange.registry.intake.IntakeDecision;
import io.quotaexchange.registry.intake.IntakeFacts;
import io.quotaexchange.registry.intake.ProjectIntake;
import io.quotaexchange.registry.paper.PaperRules;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.SampleFiling;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.registry.sanction.Sanction;
import io.quotaexchange.registry.sanction.SanctionCommand;
import io.quotaexchange.registry.sanction.SanctionDecisions;
import io.quotaexchange.registry.signing.Signatures;
import io.quotaexchange.registry.task.ProvincialTask;
import io.quotaexchange.registry.task.TaskBreakdown;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal code of the registry: what brings it about, the clause it cites, and that it speaks both languages. */
class RefusalTableTest {
    private static final Rulebook ZHEJIANG =
            RulebookDocument.parse(RulebookDocument.shippedText("zhejiang-2018"), ClauseCatalogue.shipped());
    private static final LocalDate TODAY = LocalDate.parse("2019-12-31");
    private static final byte[] PDF = "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8);

    private static Arguments line(RefusalCode code, String clause, Supplier<List<Refusal>> refusals) {
        return Arguments.of(code, clause, refusals);
    }

    private static List<Refusal> intake(IntakeFacts facts, Consumer<JsonObject> change) {
        IntakeDecision decision = ProjectIntake.decide(SampleFiling.with(change), facts, ZHEJIANG);
        return decision instanceof IntakeDecision.Refused refused ? refused.refusals() : List.of();
    }

    private static List<Refusal> intake(Consumer<JsonObject> change) {
        return intake(new IntakeFacts(true, false), change);
    }

    private static List<Refusal> land(String type, JsonObject... rows) {
        return intake(document -> document.put("sourceType", type).put("land", new JsonArray(List.of(rows))));
    }

    private static List<Refusal> course(String kind, Consumer<JsonObject> change, String... before) {
        return SampleDecisions.refusals(ZHEJIANG, TODAY, kind, change, before);
    }

    private static List<Refusal> sell(Optional<CountyStanding.AnnualTask> task, int unbalanced, boolean suspended) {
        return TradingEligibility.toSell(standing(task, unbalanced, suspended), ZHEJIANG.eligibility());
    }

    private static CountyStanding standing(
            Optional<CountyStanding.AnnualTask> task, int unbalanced, boolean suspended) {
        return new CountyStanding(
                "331126",
                2019,
                task,
                unbalanced,
                suspended
                        ? Optional.of(new CountyStanding.Suspension(LocalDate.parse("2019-01-01"), "弄虚作假"))
                        : Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private static List<Refusal> buyExcluded() {
        CountyStanding excluded = new CountyStanding(
                "331126",
                2019,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.of(LocalDate.parse("2019-01-01")),
                0,
                Optional.of(LocalDate.parse("2020-01-01")));
        return TradingEligibility.toBuy(excluded, ZHEJIANG.eligibility());
    }

    private static List<Refusal> sellOverdue() {
        CountyStanding overdue = new CountyStanding(
                "331126",
                2019,
                Optional.of(new CountyStanding.AnnualTask(2019, 1, 1)),
                0,
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty());
        return TradingEligibility.toSell(overdue, ZHEJIANG.eligibility());
    }

    private static List<Refusal> sanction(Sanction state, SanctionCommand command) {
        return SanctionDecisions.decide(state, command, TODAY) instanceof SanctionDecisions.Decision.Refused refused
                ? List.of(refused.refusal())
                : List.of();
    }

    private static List<Refusal> paper(String issuedOn, String name, byte[] content, int known) {
        return PaperRules.refusals(new PaperRules.Question(
                new PaperRules.Handed(
                        Evidence.GRADING_REPORT, "", "丽水市自然资源和规划局", LocalDate.parse(issuedOn), name, content),
                known,
                TODAY));
    }

    /** A registry in which the sample project is registered with other content, under no rules or those of Zhejiang. */
    private static List<Refusal> review(boolean rules) {
        ProjectFiling other = SampleFiling.with(document -> document.put("name", "另一个名称"));
        ProjectRecord registered = new ProjectRecord(
                other,
                1,
                "{}",
                "00",
                ZHEJIANG.id(),
                ZHEJIANG.digest(),
                ProjectRecord.Decision.ACCEPTED,
                io.quotaexchange.quantity.IndicatorVector.ZERO,
                io.quotaexchange.quantity.IndicatorVector.ZERO,
                List.of(),
                "usr_a",
                "usr_b",
                Instant.EPOCH,
                Optional.empty());
        Registry registry = new Registry(
                new NoDivisions(),
                new NoStandings(),
                new OneFiling(registered),
                day -> Future.succeededFuture(rules ? Optional.of(ZHEJIANG) : Optional.empty()),
                settlement -> Future.failedFuture("nothing is posted here"),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                "330000");
        return registry.review(SampleFiling.good(), Optional.empty()).result().refusals();
    }

    private static TaskBreakdown towns(int countyMu, int mu) {
        return new TaskBreakdown("331126", 2019, countyMu, List.of(new TaskBreakdown.TownTask("黄田镇", mu)));
    }

    private static ProvincialTask counties(long total, long task) {
        return new ProvincialTask(2019, total, List.of(new ProvincialTask.CountyTask("331126", task)));
    }

    static Stream<Arguments> table() {
        JsonObject improved = row("DRY", 9, "DRY", 9, "1.0000", "0");
        return Stream.of(
                line(RefusalCode.COUNTY_UNKNOWN, "M13-03.1", () -> intake(new IntakeFacts(false, false), d -> {})),
                line(RefusalCode.SAME_PERSON, "Z10-06.2", () -> new Signatures("usr_a", "usr_a").refusals()),
                line(RefusalCode.NO_RULES_IN_FORCE, "M13-08.3", () -> review(false)),
                line(RefusalCode.ALREADY_FILED, "M13-02.5", () -> review(true)),
                line(RefusalCode.NUMBER_OF_OTHER_COUNTY, "M13-03.1", () -> intake(d -> d.put("county", "331127"))),
                line(RefusalCode.FIELD_MISSING, "M13-02.4", () -> intake(d -> d.put("boundary", ""))),
                line(RefusalCode.NO_LAND, "M13-02.4", () -> land("RECLAIM")),
                line(
                        RefusalCode.ROW_INVALID,
                        "M13-02.4",
                        () -> land("RECLAIM", row("UNUSED", 0, "POND", 7, "1.0000", "0"))),
                line(RefusalCode.ROW_NOT_OF_TYPE, "M13-02.2", () -> land("RECLAIM", improved)),
                line(RefusalCode.ROW_WITHOUT_GAIN, "M13-03.5", () -> land("UPGRADE", improved)),
                line(
                        RefusalCode.CAPACITY_DIFFERS,
                        "M13-03.4",
                        () -> land("RECLAIM", row("UNUSED", 0, "DRY", 7, "10.0000", "135003"))),
                line(
                        RefusalCode.NOTHING_EARNED,
                        "M13-03.2",
                        () -> land("UPGRADE", row("DRY", 9, "DRY", 8, "0.0001", "0"))),
                line(
                        RefusalCode.RECOGNITION_MISSING,
                        "M13-02.3",
                        () -> land("MINE_RECLAIM", row("MINE", 0, "DRY", 7, "1.0000", "13500"))),
                line(
                        RefusalCode.RECOGNITION_EXCEEDED,
                        "M13-02.3",
                        () -> intake(d -> d.put(
                                "recognition",
                                new JsonObject().put("number", "1").put("areaHa", "9.9999")))),
                line(RefusalCode.DATES_OUT_OF_ORDER, "M13-03.2", () -> intake(d -> d.put("filedOn", "2019-06-29"))),
                line(
                        RefusalCode.FUNDED_BEFORE_CUT_OFF,
                        "M13-08.1",
                        () -> intake(d -> d.put("implementedOn", "2016-12-31")
                                .put("fundingSource", "NEW_CONSTRUCTION_LAND_FEE"))),
                line(RefusalCode.SLOPE_ABOVE_LIMIT, "L-03.1b", () -> intake(d -> d.put("slopeTenths", 251))),
                line(
                        RefusalCode.ZONE_PROHIBITED,
                        "Z10-18.1",
                        () -> intake(d -> d.put("zones", new JsonArray().add("KEY_ECOLOGICAL_FUNCTION")))),
                line(RefusalCode.PLAN_NOT_CITED, "M13-01.3", () -> intake(d -> d.put("plans", new JsonArray()))),
                line(
                        RefusalCode.DEPARTMENTS_MISSING,
                        "Z10-18.2",
                        () -> intake(d -> d.put("acceptedBy", new JsonArray().add("WATER")))),
                line(
                        RefusalCode.EVIDENCE_MISSING,
                        "L-03.3b",
                        () -> intake(d -> d.getJsonArray("evidence").remove("SOIL_SURVEY"))),
                line(RefusalCode.MINISTRY_NUMBER_MISSING, "M13-02.5", () -> intake(d -> d.put("ministryNumber", ""))),
                line(RefusalCode.MINISTRY_NUMBER_TAKEN, "M13-02.5", () -> intake(new IntakeFacts(true, true), d -> {})),
                line(RefusalCode.UPKEEP_TOO_SHORT, "L-05.3a", () -> intake(d -> d.put("upkeepYears", 4))),
                line(RefusalCode.STAGES_MISSING, "L-03.4a", () -> SampleDecisions.filing(ZHEJIANG, later())),
                line(RefusalCode.STAGE_OUT_OF_ORDER, "L-03.2b", () -> course("BUILT", d -> {}, "PROPOSED")),
                line(
                        RefusalCode.STAGE_DATE_INVALID,
                        "L-03.1d",
                        () -> course("APPROVED", d -> d.put("on", "2018-01-09"), "PROPOSED")),
                line(
                        RefusalCode.PROJECT_CANCELLED,
                        "L-05.1a",
                        () -> course("APPROVED", d -> {}, "PROPOSED", "CANCELLED")),
                line(
                        RefusalCode.PLANNED_AREA_INVALID,
                        "M13-02.4",
                        () -> course("PROPOSED", d -> d.put("plannedPaddyHa", "10.0001"))),
                line(
                        RefusalCode.FILING_DIFFERS_FROM_STAGES,
                        "M13-03.2",
                        () -> SampleDecisions.filing(
                                ZHEJIANG,
                                SampleFiling.with(d -> d.put("acceptedOn", "2019-07-01")),
                                "PROPOSED",
                                "APPROVED",
                                "BUILT",
                                "TOWN_CHECKED",
                                "GRADED",
                                "COUNTY_CHECKED",
                                "CITY_ACCEPTED")),
                line(
                        RefusalCode.PAPERS_NOT_ON_FILE,
                        "L-03.4c",
                        () -> PaperRules.ofFiling(later(), Set.of(), ZHEJIANG.lifecycle())),
                line(
                        RefusalCode.PAPER_SIZE_INVALID,
                        "L-03.4c",
                        () -> paper("2019-06-30", "a.pdf", Arrays.copyOf(PDF, PaperRules.LARGEST + 1), 0)),
                line(
                        RefusalCode.PAPER_FORMAT_UNKNOWN,
                        "L-03.4c",
                        () -> paper("2019-06-30", "a.exe", new byte[] {'M', 'Z'}, 0)),
                line(RefusalCode.PAPER_NAMED_OTHERWISE, "L-03.4c", () -> paper("2019-06-30", "a.png", PDF, 0)),
                line(RefusalCode.PAPER_DATED_AHEAD, "L-03.4c", () -> paper("2020-01-01", "a.pdf", PDF, 0)),
                line(
                        RefusalCode.TOO_MANY_PAPERS,
                        "L-03.4c",
                        () -> paper("2019-06-30", "a.pdf", PDF, PaperRules.MOST_PAPERS)),
                line(RefusalCode.DIVISION_CHANGE_UNFIT, "M13-03.1", () -> ends("331121", Optional.empty())),
                line(RefusalCode.DIVISION_CHANGE_TOO_EARLY, "M13-03.1", () -> ends("331121", Optional.empty())),
                line(RefusalCode.SUCCESSOR_INVALID, "M13-03.1", () -> ends("331121", Optional.empty())),
                line(RefusalCode.TASK_UNKNOWN, "Z10-08.3", () -> sell(Optional.empty(), 0, false)),
                line(
                        RefusalCode.TASK_NOT_MET,
                        "Z10-08.3",
                        () -> sell(Optional.of(new CountyStanding.AnnualTask(2019, 2, 1)), 0, false)),
                line(RefusalCode.OWN_PROJECTS_UNBALANCED, "Z10-08.3", () -> sell(Optional.empty(), 1, false)),
                line(RefusalCode.COMMITMENT_OVERDUE, "Z10-08.3", RefusalTableTest::sellOverdue),
                line(RefusalCode.EXCLUDED, "M13-05.8", () -> buyExcluded()),
                line(RefusalCode.SUSPENDED, "M13-07.5", () -> sell(Optional.empty(), 0, true)),
                line(
                        RefusalCode.SHORTAGE_NOT_DECLARED,
                        "M13-05.2",
                        () -> TradingEligibility.toBuy(standing(Optional.empty(), 0, false), ZHEJIANG.eligibility())),
                line(
                        RefusalCode.STANDING_ID_TAKEN,
                        "Z10-08.3",
                        () -> StandingRules.taken(
                                new StandingFact.OwnBalance("own_a", "331126", TODAY, 0),
                                Optional.of(new StandingFact.OwnBalance("own_a", "331126", TODAY, 1)))),
                line(
                        RefusalCode.COUNTY_TASK_NOT_SET,
                        "Z10-08.3",
                        () -> StandingRules.taskIsSet("331126", 2019, java.util.OptionalLong.empty())),
                line(
                        RefusalCode.REPORT_DATED_AHEAD,
                        "Z10-08.3",
                        () -> StandingRules.balance(
                                new StandingFact.OwnBalance("own_a", "331126", TODAY.plusDays(1), 0), TODAY)),
                line(
                        RefusalCode.SHORTAGE_ENDS_BEFORE,
                        "M13-05.2",
                        () -> StandingRules.shortage(
                                new StandingFact.Shortage("sho_a", "331126", TODAY, TODAY.minusDays(1), "无后备资源"),
                                TODAY)),
                line(
                        RefusalCode.PAIRED_ALREADY,
                        "Z10-21.1",
                        () -> pairing("330281", TODAY, Optional.of(pair("330281", TODAY.minusDays(1))))),
                line(
                        RefusalCode.PAIRED_WITH_ITSELF,
                        "Z10-21.1",
                        () -> pairing("331126", TODAY.plusDays(1), Optional.empty())),
                line(RefusalCode.PAIRING_TOO_EARLY, "Z10-21.1", () -> pairing("330281", TODAY, Optional.empty())),
                line(RefusalCode.PAIR_UNKNOWN, "Z10-21.1", () -> ended(TODAY, Optional.empty())),
                line(
                        RefusalCode.PAIR_ENDED_ALREADY,
                        "Z10-21.1",
                        () -> ended(TODAY, Optional.of(listed(Optional.of(end(TODAY.plusDays(9))))))),
                line(
                        RefusalCode.PAIR_ENDS_TOO_EARLY,
                        "Z10-21.1",
                        () -> ended(TODAY.minusDays(1), Optional.of(listed(Optional.empty())))),
                line(RefusalCode.TOWN_TASK_INVALID, "L-02.2", () -> towns(0, 0).refusals()),
                line(RefusalCode.TOWN_TASKS_DIFFER, "L-02.2", () -> towns(2, 1).refusals()),
                line(
                        RefusalCode.COUNTY_TASK_INVALID,
                        "L-02.2",
                        () -> new ProvincialTask(
                                        2019,
                                        2,
                                        List.of(
                                                new ProvincialTask.CountyTask("331126", 1),
                                                new ProvincialTask.CountyTask("331126", 1)))
                                .refusals(code -> true)),
                line(
                        RefusalCode.COUNTY_TASKS_DIFFER,
                        "L-02.2",
                        () -> counties(2, 1).refusals(code -> true)),
                line(
                        RefusalCode.COUNTY_TASK_BELOW_PROVINCIAL,
                        "L-02.2",
                        () -> towns(1, 1).refusalsOf(true, Optional.of(counties(667, 667)))),
                line(
                        RefusalCode.STEP_OUT_OF_ORDER,
                        "M13-07.5",
                        () -> sanction(new Sanction.None(), new SanctionCommand.Suspend())),
                line(
                        RefusalCode.DUE_NOT_AHEAD,
                        "M13-07.5",
                        () -> sanction(new Sanction.None(), new SanctionCommand.Order("331126", "不实", TODAY))),
                line(
                        RefusalCode.NEITHER_GRAVE_NOR_DUE,
                        "M13-07.5",
                        () -> sanction(
                                new Sanction.Open("331126", "不实", TODAY.plusDays(1)),
                                new SanctionCommand.NamePublicly(false))),
                line(
                        RefusalCode.NOT_RECTIFIED,
                        "M13-07.5",
                        () -> sanction(new Sanction.Suspended("331126", "不实", false), new SanctionCommand.Lift())));
    }

    private static Pairing pair(String other, LocalDate from) {
        return new Pairing("SHANHAI", "331126", other, "published", from);
    }

    private static List<Refusal> pairing(String other, LocalDate from, Optional<Pairing> known) {
        return StandingRules.pairing(pair(other, from), known, true, TODAY);
    }

    private static PairingEnd end(LocalDate validTo) {
        return new PairingEnd("SHANHAI", "331126", "330281", validTo, "结对调整", new Signatures("usr_a", "usr_b"));
    }

    private static PairingEnds.Listed listed(Optional<PairingEnd> end) {
        return new PairingEnds.Listed(pair("330281", TODAY.minusDays(30)), end);
    }

    private static List<Refusal> ended(LocalDate validTo, Optional<PairingEnds.Listed> known) {
        return StandingRules.pairingEnd(end(validTo), known, TODAY);
    }

    private static List<Refusal> ends(String code, Optional<County> successor) {
        DivisionChange change = new DivisionChange(
                code,
                TODAY,
                DivisionChange.Kind.ENDED,
                Optional.empty(),
                Optional.of("331126"),
                "国函〔2019〕1号",
                "国务院",
                new Signatures("usr_a", "usr_b"));
        return DivisionRules.refusals(change, List.of(), successor, Optional.of(TODAY));
    }

    /** A project of the time in which every stage is on record. */
    private static ProjectFiling later() {
        return SampleFiling.with(d -> d.put("implementedOn", "2027-01-01")
                .put("acceptedOn", "2028-06-30")
                .put("filedOn", "2028-07-01"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("table")
    void everyCodeCitesItsClauseAndSpeaksBothLanguages(
            RefusalCode code, String clause, Supplier<List<Refusal>> refusals) {
        assertThat(refusals.get())
                .filteredOn(refusal -> refusal.code().equals(code.name()))
                .isNotEmpty()
                .anySatisfy(refusal -> assertThat(refusal.clause().text()).isEqualTo(clause))
                .allSatisfy(refusal -> {
                    assertThat(refusal.zh()).containsPattern("\\p{IsHan}").doesNotContainPattern("[{}]");
                    assertThat(refusal.remedyZh()).containsPattern("\\p{IsHan}");
                    assertThat(refusal.en()).containsPattern("[a-z]").doesNotContainPattern("[{}]");
                    assertThat(refusal.remedyEn()).containsPattern("[a-z]").doesNotContainPattern("\\p{IsHan}");
                });
    }

    @Test
    void noCodeIsLeftOut() {
        Set<RefusalCode> tested = EnumSet.noneOf(RefusalCode.class);
        table().forEach(line -> tested.add((RefusalCode) line.get()[0]));
        assertThat(tested).containsExactly(RefusalCode.values());
    }

    /** The county exists on no day. */
    private static final class NoDivisions implements DivisionStore {
        @Override
        public Future<Void> add(List<County> counties, List<Pairing> pairings) {
            return Future.succeededFuture();
        }

        @Override
        public Future<List<County>> on(LocalDate day) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<List<Pairing>> pairings(LocalDate day) {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Boolean> isKnown(String code, LocalDate day) {
            return Future.succeededFuture(false);
        }
    }

    /** Nothing is on record. */
    private static final class NoStandings implements StandingStore {
        @Override
        public Future<Void> record(List<StandingFact> facts) {
            return Future.succeededFuture();
        }

        @Override
        public Future<CountyStanding> of(String county, LocalDate day) {
            return Future.succeededFuture(standing(Optional.empty(), 0, false));
        }
    }

    /** One project is registered. */
    private record OneFiling(ProjectRecord registered) implements FilingStore {
        @Override
        public Future<Void> add(ProjectRecord record) {
            return Future.failedFuture("nothing is kept here");
        }

        @Override
        public Future<Void> addMinted(String project, ProjectRecord.Minted minted, Instant at) {
            return Future.failedFuture("nothing is kept here");
        }

        @Override
        public Future<Optional<ProjectRecord>> find(String project) {
            return Future.succeededFuture(Optional.of(registered));
        }

        @Override
        public Future<ProjectPage> page(ProjectFilter filter, String after, int limit) {
            return Future.succeededFuture(new ProjectPage(List.of(registered), Optional.empty()));
        }

        @Override
        public Future<List<ProjectRecord>> unminted() {
            return Future.succeededFuture(List.of());
        }

        @Override
        public Future<Boolean> ministryNumberTaken(String ministryNumber, String byAnotherThan) {
            return Future.succeededFuture(false);
        }
    }
}
