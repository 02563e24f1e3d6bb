package io.quotaexchange;

import io.quotaexchange.act.ActRoutes;
import io.quotaexchange.act.Acts;
import io.quotaexchange.agreement.AgreementRoutes;
import io.quotaexchange.assessment.AssessmentRoutes;
import io.quotaexchange.assessment.Assessments;
import io.quotaexchange.checkpoint.CheckpointRoutes;
import io.quotaexchange.checkpoint.CheckpointStore;
import io.quotaexchange.checkpoint.Checkpoints;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerRoutes;
import io.quotaexchange.ledger.LotFilter;
import io.quotaexchange.ledger.MintedLot;
import io.quotaexchange.ledger.ReserveRoutes;
import io.quotaexchange.offering.OfferRoutes;
import io.quotaexchange.oversight.Export;
import io.quotaexchange.oversight.VerificationRoutes;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.pool.PoolRoutes;
import io.quotaexchange.pricing.GuidePriceRoutes;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.CourseRoutes;
import io.quotaexchange.registry.DivisionChanges;
import io.quotaexchange.registry.DivisionRoutes;
import io.quotaexchange.registry.FilingRoutes;
import io.quotaexchange.registry.ImportRoutes;
import io.quotaexchange.registry.PairingEnds;
import io.quotaexchange.registry.PairingRoutes;
import io.quotaexchange.registry.PaperRoutes;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.RegistryRoutes;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.registry.StandingRoutes;
import io.quotaexchange.registry.paper.Papers;
import io.quotaexchange.registry.sanction.SanctionRoutes;
import io.quotaexchange.registry.sanction.Sanctions;
import io.quotaexchange.registry.task.ProvincialTasks;
import io.quotaexchange.registry.task.TaskBreakdowns;
import io.quotaexchange.registry.task.TaskRoutes;
import io.quotaexchange.reserve.FeedRoutes;
import io.quotaexchange.reserve.Feeds;
import io.quotaexchange.reserve.OpeningBalanceRoutes;
import io.quotaexchange.reserve.OpeningBalances;
import io.quotaexchange.reserve.SuccessionRoutes;
import io.quotaexchange.reserve.Successions;
import io.quotaexchange.reserve.UnitActRoutes;
import io.quotaexchange.reserve.UnitActs;
import io.quotaexchange.round.DecisionRoutes;
import io.quotaexchange.round.RoundAnnouncements;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundDesk;
import io.quotaexchange.round.RoundNotices;
import io.quotaexchange.round.RoundRoutes;
import io.quotaexchange.round.RoundWriting;
import io.quotaexchange.rulebook.PolicyRoutes;
import io.quotaexchange.rulebook.RulebookWriting;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.settlement.AwardDefault;
import io.quotaexchange.settlement.AwardRoutes;
import io.quotaexchange.settlement.Confirmations;
import io.quotaexchange.settlement.Defaults;
import io.quotaexchange.settlement.MoneyRoutes;
import io.quotaexchange.settlement.SettlementRoutes;
import io.quotaexchange.settlement.money.Deposits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every operation of the contract with the feature that answers it; those of people and approvals are {@link Identity}'s. */
final class Operations {
    private final Foundation parts;
    private final Vertx vertx;
    private final Pool pool;
    private final Clock clock;
    private final Registry registry;
    private final Rulebooks rulebooks;
    private final Acts acts;
    private final LedgerReading reading;
    private final RoundArchive archive;
    private final RoundsAtWork work;
    private final Checkpoints checkpoints;
    private final WriteOffParts writing;
    private final HoldDeadlines deadlines;
    private final BiConsumer<Api, Consumer<Api>> place;

    /** @param place has the operations that are added meanwhile done by the node of their round */
    Operations(
            Foundation parts,
            RoundsAtWork work,
            Checkpoints checkpoints,
            WriteOffParts writing,
            HoldDeadlines deadlines,
            BiConsumer<Api, Consumer<Api>> place) {
        this.parts = parts;
        vertx = parts.vertx();
        pool = parts.pool();
        clock = parts.clock();
        registry = parts.registry();
        rulebooks = parts.rulebooks();
        acts = parts.acts();
        reading = parts.reading();
        archive = parts.archive();
        this.work = work;
        this.checkpoints = checkpoints;
        this.writing = writing;
        this.deadlines = deadlines;
        this.place = place;
    }

    Api all() {
        Api api = new Api();
        RegistryRoutes projects = projects(api);
        counties(api);
        reserves(api, projects);
        rules(api);
        rounds(api);
        settlement(api);
        oversight(api);
        return api;
    }

    private RegistryRoutes projects(Api api) {
        RegistryRoutes projects = new RegistryRoutes(
                registry,
                clock,
                project -> reading.lots(
                                new LotFilter(Optional.empty(), Optional.empty(), Optional.of(project)),
                                "",
                                LedgerReading.MOST_ROWS)
                        .map(lots -> lots.stream().map(MintedLot::lot).toList()));
        projects.addTo(api);
        new FilingRoutes(registry).addTo(api);
        new ImportRoutes(registry).addTo(api);
        new PaperRoutes(registry, new Papers(pool, clock), clock).addTo(api);
        new CourseRoutes(registry, clock).addTo(api);
        return projects;
    }

    private void counties(Api api) {
        ProvincialTasks tasks = new ProvincialTasks(pool, clock);
        new SanctionRoutes(new Sanctions(pool, clock), clock, registry::countyRefusals).addTo(api);
        new TaskRoutes(tasks, new TaskBreakdowns(pool, clock), clock, this::countyCodes).addTo(api);
        new StandingRoutes(registry, tasks::of, clock).addTo(api);
        new PairingRoutes(
                        registry,
                        new PairingEnds(pool, clock),
                        () -> rulebooks.all().map(all -> !all.isEmpty()),
                        clock)
                .addTo(api);
        DivisionChanges divisions = new DivisionChanges(pool, clock, this::lastSeen);
        new DivisionRoutes(divisions).addTo(api);
        new SuccessionRoutes(new Successions(acts, reading, divisions::successorOf), clock).addTo(api);
        new AssessmentRoutes(new Assessments(pool), Exchange.PROVINCE).addTo(api);
    }

    private Future<Set<String>> countyCodes(LocalDate day) {
        return registry.counties(day)
                .map(counties -> counties.stream().map(County::code).collect(Collectors.toSet()));
    }

    private void reserves(Api api, RegistryRoutes projects) {
        UnitActs units = new UnitActs(acts, reading);
        new ActRoutes(acts).addTo(api);
        new UnitActRoutes(units).addTo(api);
        new OpeningBalanceRoutes(new OpeningBalances(acts), registry::countyRefusals).addTo(api);
        new FeedRoutes(new Feeds(pool, units, clock)).addTo(api);
        new ReserveRoutes(reading, projects::summaryOf, deadlines::holdsOf).addTo(api);
        writing.routes().addTo(api);
        writing.keyProjectRoutes().addTo(api);
        new PoolRoutes(deadlines.pool(), Exchange.PROVINCE, clock).addTo(api);
    }

    private void rules(Api api) {
        new PolicyRoutes(rulebooks, parts.clauses()).addTo(api);
        new OfferRoutes(rulebooks, clock).addTo(api);
        new RulebookWriting(rulebooks, parts.clauses(), clock).addTo(api);
        new GuidePriceRoutes(parts.prices(), rulebooks, clock).addTo(api);
    }

    private void rounds(Api api) {
        place.accept(api, work.routes(parts)::addTo);
        new RoundRoutes(archive).addTo(api);
        new RoundNotices(pool).addTo(api);
        RoundWriting roundWriting = new RoundWriting(
                work.rounds(),
                new RoundAnnouncements(
                        work.rounds(),
                        rulebooks,
                        parts.prices(),
                        RoundParts.counties(registry),
                        work.seals(),
                        clock,
                        Exchange.PROVINCE),
                new RoundDesk(
                        work.rounds(),
                        work.seals(),
                        RoundParts.eligibility(registry, rulebooks, writing.keyProjects()),
                        clock),
                archive,
                clock,
                registry::countyRefusals);
        place.accept(api, roundWriting::addTo);
    }

    private void settlement(Api api) {
        new AwardRoutes(archive, parts.steps()).addTo(api);
        new AgreementRoutes(parts.agreements()).addTo(api);
        Deposits deposits = parts.deposits();
        new SettlementRoutes(
                        vertx,
                        () -> registry.counties(CivilDay.today(clock)).map(Operations::names),
                        parts.awards(archive),
                        parts.settling(),
                        new Defaults(
                                parts.steps(), acts, clock, decided -> registry.record(List.of(excluded(decided)))),
                        new Confirmations(pool, checkpoints::seal),
                        deposits,
                        acts,
                        clock)
                .addTo(api);
        new MoneyRoutes(parts.money(), deposits, acts, deadlines.deposits(), archive, reading, clock).addTo(api);
    }

    private void oversight(Api api) {
        new DecisionRoutes(vertx, archive).addTo(api);
        new VerificationRoutes(vertx, new Export(vertx, pool, Exchange.PROVINCE), clock).addTo(api);
        new LedgerRoutes(reading).addTo(api);
        new CheckpointRoutes(new CheckpointStore(pool)).addTo(api);
    }

    /** The last civil day on which a posting of a division, or any round, saw it as it was. Clause: M13-03.1. */
    private Future<Optional<LocalDate>> lastSeen(String code) {
        return reading.lastMoved(code)
                .compose(moved -> archive.lastWorkedOn()
                        .map(worked -> Stream.concat(moved.map(CivilDay::of).stream(), worked.stream())
                                .max(Comparator.naturalOrder())));
    }

    private static StandingFact excluded(AwardDefault decided) {
        return new StandingFact.Excluded(
                decided.id(),
                decided.buyer(),
                decided.decidedOn(),
                decided.excludedUntil().orElseThrow());
    }

    private static Map<String, String> names(List<County> counties) {
        Map<String, String> names = new HashMap<>();
        counties.forEach(county -> names.put(county.code(), county.name()));
        names.put(Exchange.PROVINCE, "省统筹");
        return names;
    }
}
