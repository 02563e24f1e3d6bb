package io.quotaexchange.writeoff;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.act.Acts;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.construction.ConstructionProjects;
import io.quotaexchange.ledger.JournalCheck;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Poster;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.SampleFiling;
import io.quotaexchange.reserve.OpeningBalance;
import io.quotaexchange.reserve.OpeningBalances;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Construction projects, write-offs and commitments on a real PostgreSQL. */
public final class WriteOffFixture implements AutoCloseable {
    public static final String COUNTY = "331126";

    final TestDatabase database;
    final LedgerWriter writer;
    final LedgerReading ledger;
    final Rulebooks rulebooks;
    Registry registry;
    ConstructionProjects projects;
    ProjectWriteOffs writeOffs;
    Commitments commitments;
    SlipPrinting slips;

    public WriteOffFixture(TestDatabase database) {
        this.database = database;
        this.writer = await(LedgerWriter.open(database.vertx(), database.application(), Clock.systemUTC()));
        this.ledger = new LedgerReading(database.application());
        this.rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), Clock.systemUTC());
        for (String id : List.of("national-2017", "zhejiang-2018")) {
            await(rulebooks.adopt(RulebookDocument.shippedText(id), "usr_a", "usr_b"));
        }
        restart(writer);
        await(registry.addDivisions(
                List.of(new County(
                        COUNTY, "庆元县", "丽水市", "县", true, LocalDate.parse("2000-01-01"), Optional.empty(), List.of())),
                List.of()));
    }

    /** What a process that begins anew has: everything but the database is forgotten. */
    public void restart(Poster poster) {
        Clock clock = Clock.systemUTC();
        Acts acts = new Acts(database.application(), poster, clock);
        registry = new Registry(database.application(), rulebooks, poster, clock, "330000");
        projects = new ConstructionProjects(
                acts, rulebooks, (county, day) -> registry.county(county, day).map(Optional::isPresent));
        writeOffs = new ProjectWriteOffs(projects, acts, ledger, registry);
        commitments = new Commitments(projects, writeOffs, acts, registry);
        slips = new SlipPrinting(
                database.vertx(),
                writeOffs,
                ledger,
                (county, day) -> registry.county(county, day)
                        .map(found -> found.map(County::name).orElse("")));
    }

    /** Brings amounts into the county's reserve; once. */
    void open(long quantity, long capacity, long paddy) {
        OpeningBalance balance = new OpeningBalance(
                COUNTY,
                LocalDate.of(2018, 4, 1),
                new IndicatorVector(quantity, capacity, paddy),
                "浙土资函〔2018〕12号",
                "浙江省国土资源厅",
                "m",
                "a");
        List<?> refusals =
                await(new OpeningBalances(new Acts(database.application(), writer, Clock.systemUTC())).open(balance));
        if (!refusals.isEmpty()) {
            throw new AssertionError(refusals);
        }
    }

    /** Registers land of the county, and so fills its reserve. @return the project's id */
    public String file(int number) {
        ProjectFiling filing =
                SampleFiling.with(document -> document.put("number", COUNTY + "2019" + String.format("%04d", number))
                        .put("ministryNumber", "BA-" + number));
        await(registry.file(filing, "m", "a"));
        return filing.id();
    }

    public void register(ConstructionProject project) {
        ConstructionProjects.Outcome outcome = await(projects.register(project));
        if (outcome instanceof ConstructionProjects.Outcome.Refused refused) {
            throw new AssertionError(refused.refusals());
        }
    }

    public void writeOff(String project, LocalDate on) {
        if (await(writeOffs.writeOff(project, on, "m", "a")) instanceof ProjectWriteOffs.Outcome.Refused refused) {
            throw new AssertionError(refused.refusals());
        }
    }

    public IndicatorVector free() {
        return await(writeOffs.free(COUNTY));
    }

    public Poster poster() {
        return writer;
    }

    public Pool pool() {
        return database.application();
    }

    public LedgerReading ledger() {
        return ledger;
    }

    public Registry registry() {
        return registry;
    }

    public Rulebooks rulebooks() {
        return rulebooks;
    }

    public ConstructionProjects projects() {
        return projects;
    }

    /** The journal holds whatever happened. */
    @Override
    public void close() {
        await(writer.close());
        JournalCheck check = new JournalCheck();
        await(ledger.forEachEntry(entry -> check.next(entry).ifPresent(finding -> {
            throw new AssertionError(finding);
        })));
        check.finish().ifPresent(finding -> {
            throw new AssertionError(finding);
        });
    }
}
