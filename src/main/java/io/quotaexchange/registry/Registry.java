package io.quotaexchange.registry;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.LedgerRefusal;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.course.Course;
import io.quotaexchange.registry.course.CourseDecision;
import io.quotaexchange.registry.course.CourseDecisions;
import io.quotaexchange.registry.course.CourseQuestion;
import io.quotaexchange.registry.course.CourseStep;
import io.quotaexchange.registry.course.CourseStore;
import io.quotaexchange.registry.course.Courses;
import io.quotaexchange.registry.course.Deadline;
import io.quotaexchange.registry.course.FilingAfterCourse;
import io.quotaexchange.registry.course.UnderWay;
import io.quotaexchange.registry.eligibility.CountyStanding;
import io.quotaexchange.registry.eligibility.TradingEligibility;
import io.quotaexchange.registry.intake.IntakeDecision;
import io.quotaexchange.registry.intake.IntakeFacts;
import io.quotaexchange.registry.intake.IntakeWarnings;
import io.quotaexchange.registry.intake.ProjectIntake;
import io.quotaexchange.registry.paper.PaperRules;
import io.quotaexchange.registry.paper.Papers;
import io.quotaexchange.registry.project.ProjectDocument;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.ProjectNumber;
import io.quotaexchange.registry.refusal.RefusalCode;
import io.quotaexchange.registry.signing.Signatures;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The door to counties and projects.
 *
 * <p>Every call may be repeated after a crash or a lost answer: what was done is not done again.
 */
public final class Registry {
    /**
     * The ledger refused a project's lots or levy: its lots were posted when the two were not yet posted together, and the county used the
     * units. The project stays accepted; filing it again posts what is missing once the reserve holds it. Clause: Z10-07.2.
     */
    public static final class LotsRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LotsRefusedException(Settlement settlement, Outcome.Refused refused) {
            super(settlement.idempotencyKey() + " refused: " + refused.reason() + " " + refused.detail());
        }
    }

    private static final String UNIQUE_VIOLATION = "23505";
    private static final ClauseId COUNTY_RESERVE = new ClauseId("M13-03.1");
    private static final ClauseId OLD_WAY_ENDS = new ClauseId("M13-08.3");
    private static final ClauseId REGISTERED_ONCE = new ClauseId("M13-02.5");

    private final DivisionStore divisions;
    private final StandingStore standings;
    private final FilingStore filings;
    private final CourseStore courses;
    private final Function<String, Future<Set<Evidence>>> papersOnFile;
    private final Function<LocalDate, Future<Optional<Rulebook>>> rulebookInForce;
    private final Poster poster;
    private final Clock clock;
    private final String province;

    /** @param province division code of the province, for example {@code 330000}: the owner of the pool */
    public Registry(Pool pool, Rulebooks rulebooks, Poster poster, Clock clock, String province) {
        this(
                new Divisions(pool),
                new Standings(pool, clock),
                new Filings(pool),
                new Courses(pool, clock),
                new Papers(pool, clock)::onFile,
                rulebooks::inForce,
                poster,
                clock,
                province);
    }

    /** Projects are filed from their papers: no stages are kept. */
    Registry(
            DivisionStore divisions,
            StandingStore standings,
            FilingStore filings,
            Function<LocalDate, Future<Optional<Rulebook>>> rulebookInForce,
            Poster poster,
            Clock clock,
            String province) {
        this(
                divisions,
                standings,
                filings,
                CourseStore.none(),
                project -> Future.succeededFuture(Set.of()),
                rulebookInForce,
                poster,
                clock,
                province);
    }

    /**
     * @param papersOnFile the kinds of papers of a project whose file is kept
     * @param rulebookInForce on a day
     */
    Registry(
            DivisionStore divisions,
            StandingStore standings,
            FilingStore filings,
            CourseStore courses,
            Function<String, Future<Set<Evidence>>> papersOnFile,
            Function<LocalDate, Future<Optional<Rulebook>>> rulebookInForce,
            Poster poster,
            Clock clock,
            String province) {
        this.divisions = divisions;
        this.standings = standings;
        this.filings = filings;
        this.courses = courses;
        this.papersOnFile = papersOnFile;
        this.rulebookInForce = rulebookInForce;
        this.poster = poster;
        this.clock = clock;
        this.province = province;
    }

    /** Adds counties and pairs; those already there stay as they are. */
    public Future<Void> addDivisions(List<County> counties, List<Pairing> pairings) {
        return divisions.add(counties, pairings);
    }

    /** Records facts about how counties stand; those whose id is known stay as they are. */
    public Future<Void> record(List<StandingFact> facts) {
        return standings.record(facts);
    }

    /** A task, a balance or a shortage as it was recorded under this id. */
    Future<Optional<StandingFact>> fact(String id) {
        return standings.find(id);
    }

    /** Counties that exist on a day, in order of code. */
    public Future<List<County>> counties(LocalDate day) {
        return divisions.on(day);
    }

    public Future<Optional<County>> county(String code, LocalDate day) {
        return divisions
                .on(day)
                .map(counties -> counties.stream()
                        .filter(county -> county.code().equals(code))
                        .findFirst());
    }

    /** Pairs in force on a day, in order of scheme and codes. Clause: Z10-21.1. */
    public Future<List<Pairing>> pairings(LocalDate day) {
        return divisions.pairings(day);
    }

    /** Everything that stands against the county's selling on a day; empty: it may. Clause: Z10-08.3, M13-07.5. */
    public Future<List<Refusal>> eligibilityToSell(String county, LocalDate day) {
        return standing(county, day)
                .compose(standing ->
                        rulebookOn(day).map(rulebook -> TradingEligibility.toSell(standing, rulebook.eligibility())));
    }

    /** Everything that stands against the county's buying on a day; empty: it may. Clause: M13-05.2, M13-07.5. */
    public Future<List<Refusal>> eligibilityToBuy(String county, LocalDate day) {
        return standing(county, day)
                .compose(standing ->
                        rulebookOn(day).map(rulebook -> TradingEligibility.toBuy(standing, rulebook.eligibility())));
    }

    public Future<CountyStanding> standing(String county, LocalDate day) {
        return standings.of(county, day);
    }

    /** Projects in order of id. */
    public Future<ProjectPage> projects(ProjectFilter filter, String after, int limit) {
        return filings.page(filter, after, limit);
    }

    public Future<Optional<ProjectRecord>> project(String id) {
        return filings.find(id);
    }

    /**
     * Decides on a filing under the rulebook in force on its day, keeps both, and on acceptance posts MINT and LEVY.
     *
     * <p>The same filing again gives the same outcome and posts nothing twice. A refused project may be filed again with other
     * content, a registered one may not. A filing that does not follow from the stages on record is not taken.
     *
     * <p>Clause: M13-02.4, M13-03.2, Z10-07.2, L-03.4a.
     *
     * @return fails only if the outcome is unknown: repeat the call
     */
    public Future<FilingOutcome> file(ProjectFiling filing, String maker, String approver) {
        return notTakenBecause(filing, Optional.of(new Signatures(maker, approver)))
                .compose(standing -> standing.refusals().isEmpty()
                        ? file(filing, standing.rulebook().orElseThrow(), maker, approver)
                        : Future.succeededFuture(new FilingOutcome.NotTaken(standing.refusals())));
    }

    /**
     * Everything that stands against a filing, and what it is warned of; keeps and posts nothing. Clause: M13-02.4, L-03.4a.
     *
     * @param signatures empty before it is approved
     */
    public Future<FilingReview> review(ProjectFiling filing, Optional<Signatures> signatures) {
        return notTakenBecause(filing, signatures).compose(before -> {
            if (before.rulebook().isEmpty()) {
                return Future.succeededFuture(new FilingReview(before.refusals(), List.of(), IndicatorVector.ZERO));
            }
            Rulebook rulebook = before.rulebook().get();
            return facts(filing).map(facts -> {
                List<Refusal> refusals = new ArrayList<>(before.refusals());
                IntakeDecision decision = ProjectIntake.decide(filing, facts, rulebook);
                if (decision instanceof IntakeDecision.Refused refused) {
                    refusals.addAll(refused.refusals());
                }
                return new FilingReview(
                        refusals,
                        IntakeWarnings.of(filing, rulebook),
                        decision instanceof IntakeDecision.Accepted accepted
                                ? accepted.indicators()
                                : IndicatorVector.ZERO);
            });
        });
    }

    /** Why a filing would not even be kept; without a rulebook nothing more can be said. */
    private record Before(List<Refusal> refusals, Optional<Rulebook> rulebook) {}

    private Future<Before> notTakenBecause(ProjectFiling filing, Optional<Signatures> signatures) {
        return rulebookInForce.apply(filing.filedOn()).compose(rulebook -> {
            List<Refusal> refusals =
                    new ArrayList<>(signatures.map(Signatures::refusals).orElse(List.of()));
            if (rulebook.isEmpty()) {
                refusals.add(RefusalCode.NO_RULES_IN_FORCE.because(
                        OLD_WAY_ENDS, "filedOn", Map.of("day", filing.filedOn().toString())));
                return Future.succeededFuture(new Before(refusals, rulebook));
            }
            return filings.find(filing.id()).compose(known -> {
                if (known.isPresent() && known.get().isAccepted()) {
                    if (known.get().digest().equals(Sm3.hex(ProjectDocument.write(filing)))) {
                        return Future.succeededFuture(new Before(refusals, rulebook));
                    }
                    refusals.add(RefusalCode.ALREADY_FILED.because(
                            REGISTERED_ONCE,
                            "number",
                            Map.of("number", filing.number().text())));
                }
                return courses.course(filing.id())
                        .compose(course -> papersOnFile.apply(filing.id()).map(onFile -> {
                            refusals.addAll(FilingAfterCourse.refusals(
                                    filing, course, rulebook.get().lifecycle()));
                            refusals.addAll(PaperRules.ofFiling(
                                    filing, onFile, rulebook.get().lifecycle()));
                            return new Before(refusals, rulebook);
                        }));
            });
        });
    }

    /** Whether the project was proposed or filed. */
    public Future<Boolean> isKnown(ProjectNumber number) {
        return filings.find(number.projectId())
                .compose(filed -> filed.isPresent()
                        ? Future.succeededFuture(true)
                        : courses.steps(number.projectId()).map(steps -> !steps.isEmpty()));
    }

    /** Every paper that the rulebook in force asks of a project, stage by stage and at filing. Clause: L-03.4c. */
    public Future<List<ArchiveDemand>> archive(ProjectNumber number, LocalDate today) {
        return rulebookOn(today)
                .compose(rulebook -> courses.course(number.projectId())
                        .compose(course -> filings.find(number.projectId())
                                .map(filed ->
                                        ProjectArchive.demands(rulebook, course, filed.map(ProjectRecord::filing)))));
    }

    /** The steps of a project before it was filed, the oldest first. */
    public Future<List<Courses.Signed>> steps(ProjectNumber number) {
        return courses.steps(number.projectId());
    }

    /** What is still due of projects under way, the nearest day first. Clause: L-03.4b. */
    public Future<List<Deadline>> deadlines(Optional<String> county, LocalDate today) {
        return rulebookOn(today).compose(rulebook -> courses.deadlines(county, rulebook.lifecycle()));
    }

    /** Projects that are neither cancelled nor filed, in order of id. Clause: L-03.4a. */
    public Future<List<UnderWay>> underWay(Optional<String> county, LocalDate today) {
        return rulebookOn(today).compose(rulebook -> courses.underWay(county, rulebook.lifecycle()));
    }

    /**
     * Records a step of a project, or refuses it and changes nothing. The last step again is the same step.
     *
     * <p>Clause: L-03.1d, L-03.3a, L-03.3b, L-03.4a.
     */
    public Future<CourseDecision> record(ProjectNumber number, CourseStep step, Signatures signatures) {
        Optional<Signatures> both = Optional.of(signatures);
        return attempt(number, step, both)
                .recover(failure ->
                        wasTakenMeanwhile(failure) ? attempt(number, step, both) : Future.failedFuture(failure));
    }

    /** What would become of a step, before anybody approves it; records nothing. Clause: L-03.1d, L-03.4a. */
    public Future<CourseDecision> review(ProjectNumber number, CourseStep step) {
        return attempt(number, step, Optional.empty());
    }

    private Future<CourseDecision> attempt(ProjectNumber number, CourseStep step, Optional<Signatures> signatures) {
        LocalDate today = CivilDay.today(clock);
        return rulebookInForce
                .apply(step.on())
                .compose(rulebook -> courses.steps(number.projectId()).compose(steps -> {
                    boolean repeated = !steps.isEmpty()
                            && steps.getLast().step().equals(step)
                            && signatures
                                    .map(steps.getLast().signatures()::equals)
                                    .orElse(true);
                    if (repeated) {
                        return Future.succeededFuture(new CourseDecision(List.of(), List.of()));
                    }
                    if (rulebook.isEmpty()) {
                        return Future.succeededFuture(new CourseDecision(
                                List.of(RefusalCode.NO_RULES_IN_FORCE.because(
                                        OLD_WAY_ENDS,
                                        "on",
                                        Map.of("day", step.on().toString()))),
                                List.of()));
                    }
                    return countyKnown(step).compose(known -> {
                        Course course = Course.of(
                                steps.stream().map(Courses.Signed::step).toList());
                        CourseDecision decision = CourseDecisions.decide(
                                new CourseQuestion(number, course, step, known, today, rulebook.get()));
                        List<Refusal> refusals = new ArrayList<>(
                                signatures.map(Signatures::refusals).orElse(List.of()));
                        refusals.addAll(decision.refusals());
                        return refusals.isEmpty() && signatures.isPresent()
                                ? courses.add(number.projectId(), steps, step, signatures.get())
                                        .map(decision)
                                : Future.succeededFuture(new CourseDecision(refusals, decision.warnings()));
                    });
                }));
    }

    private Future<Boolean> countyKnown(CourseStep step) {
        return step instanceof CourseStep.Proposed proposed
                ? divisions.isKnown(proposed.county(), proposed.on())
                : Future.succeededFuture(true);
    }

    /** What stands against a county's being one of the province on a day. Clause: M13-03.1. */
    public Future<List<Refusal>> countyRefusals(String county, LocalDate day) {
        return divisions
                .isKnown(county, day)
                .map(known -> known
                        ? List.of()
                        : List.of(RefusalCode.COUNTY_UNKNOWN.because(
                                COUNTY_RESERVE, "county", Map.of("county", county))));
    }

    /** A second attempt sees what another filing took between our look and our writing. */
    private Future<FilingOutcome> file(ProjectFiling filing, Rulebook rulebook, String maker, String approver) {
        return attempt(filing, rulebook, maker, approver)
                .recover(failure -> wasTakenMeanwhile(failure)
                        ? attempt(filing, rulebook, maker, approver)
                        : Future.failedFuture(failure));
    }

    /**
     * Posts what a crash kept accepted projects from: call it once after a start, before trading. What the ledger refuses stays open
     * and keeps nobody from starting.
     */
    public Future<Integer> resume() {
        return filings.unminted().compose(projects -> {
            Future<Void> chain = Future.succeededFuture();
            for (ProjectRecord project : projects) {
                chain = chain.compose(done -> mint(project)
                        .recover(failure -> failure instanceof LotsRefusedException
                                ? Future.succeededFuture()
                                : Future.failedFuture(failure)));
            }
            return chain.map(done -> projects.size());
        });
    }

    private Future<FilingOutcome> attempt(ProjectFiling filing, Rulebook rulebook, String maker, String approver) {
        String document = ProjectDocument.write(filing);
        String digest = Sm3.hex(document);
        return filings.find(filing.id()).compose(known -> {
            if (known.isPresent() && known.get().digest().equals(digest)) {
                return outcome(known.get());
            }
            if (known.isPresent() && known.get().isAccepted()) {
                return notTaken(RefusalCode.ALREADY_FILED.because(
                        REGISTERED_ONCE,
                        "number",
                        Map.of("number", filing.number().text())));
            }
            int revision = known.map(ProjectRecord::revision).orElse(0) + 1;
            return decide(filing, rulebook, document, digest, revision, maker, approver)
                    .compose(record -> filings.add(record).map(record))
                    .compose(this::outcome);
        });
    }

    private Future<ProjectRecord> decide(
            ProjectFiling filing,
            Rulebook rulebook,
            String document,
            String digest,
            int revision,
            String maker,
            String approver) {
        return facts(filing).map(facts -> {
            IntakeDecision decision = ProjectIntake.decide(filing, facts, rulebook);
            return new ProjectRecord(
                    filing,
                    revision,
                    document,
                    digest,
                    rulebook.id(),
                    rulebook.digest(),
                    decision instanceof IntakeDecision.Accepted
                            ? ProjectRecord.Decision.ACCEPTED
                            : ProjectRecord.Decision.REFUSED,
                    decision instanceof IntakeDecision.Accepted accepted ? accepted.indicators() : IndicatorVector.ZERO,
                    decision instanceof IntakeDecision.Accepted accepted ? accepted.levy() : IndicatorVector.ZERO,
                    decision instanceof IntakeDecision.Refused refused ? refused.refusals() : List.of(),
                    maker,
                    approver,
                    clock.instant(),
                    Optional.empty());
        });
    }

    private Future<IntakeFacts> facts(ProjectFiling filing) {
        return divisions
                .isKnown(filing.county(), filing.acceptedOn())
                .compose(known -> filings.ministryNumberTaken(filing.ministryNumber(), filing.id())
                        .map(taken -> new IntakeFacts(known, taken)));
    }

    private Future<FilingOutcome> outcome(ProjectRecord project) {
        if (!project.isAccepted()) {
            return Future.succeededFuture(new FilingOutcome.Refused(project));
        }
        if (project.minted().isPresent()) {
            return Future.succeededFuture(new FilingOutcome.Registered(project));
        }
        return mint(project)
                .compose(done -> filings.find(project.id()))
                .map(minted -> new FilingOutcome.Registered(minted.orElseThrow()));
    }

    /** Lots and levy are posted together: whatever dies, and whoever else wants the units, both are there or neither. */
    private Future<Void> mint(ProjectRecord project) {
        List<Settlement> settlements = new ArrayList<>();
        settlements.add(LotMinting.mint(project));
        LotMinting.levy(project, province).ifPresent(settlements::add);
        return poster.postTogether(settlements).compose(outcomes -> {
            List<Long> sequences = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                sequences.add(sequence(settlements.get(i), outcomes.get(i)));
            }
            return filings.addMinted(
                    project.id(),
                    new ProjectRecord.Minted(
                            sequences.getFirst(), sequences.stream().skip(1).findFirst()),
                    clock.instant());
        });
    }

    private static long sequence(Settlement settlement, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted posted -> posted.sequence();
            case Outcome.Repeated repeated -> repeated.sequence();
            case Outcome.Refused refused ->
                throw refused.reason() == LedgerRefusal.BUSY
                        ? new IllegalStateException(refused.reason() + ": " + refused.detail())
                        : new LotsRefusedException(settlement, refused);
        };
    }

    private Future<Rulebook> rulebookOn(LocalDate day) {
        return rulebookInForce
                .apply(day)
                .compose(rulebook -> rulebook.map(Future::succeededFuture)
                        .orElseGet(() ->
                                Future.failedFuture(new IllegalStateException("no rulebook is in force on " + day))));
    }

    private static boolean wasTakenMeanwhile(Throwable failure) {
        return failure instanceof PgException postgres && UNIQUE_VIOLATION.equals(postgres.getSqlState());
    }

    private static Future<FilingOutcome> notTaken(Refusal refusal) {
        return Future.succeededFuture(new FilingOutcome.NotTaken(List.of(refusal)));
    }
}
