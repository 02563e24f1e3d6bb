package io.quotaexchange.oversight;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.demo.DemoProvince;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.database.DatabaseAddress;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.pricing.GuidePrices;
import io.quotaexchange.registry.County;
import io.quotaexchange.registry.Registry;
import io.quotaexchange.registry.StandingFact;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.RulebookDocument;
import io.quotaexchange.rulebook.Rulebooks;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An announced round whose process is killed with SIGKILL at a named place, started again and brought to its end: the same awards as
 * of a round that nobody killed, nothing lost, nothing twice, and the export of all of them verifies. Every build kills at a few
 * places, {@code -Dround.kills=all} at all of them; see FAULTS.md.
 */
@ExtendWith(PostgresFixture.class)
final class KilledRoundTest {
    private static final String PROVINCE = "330000";
    private static final int PROJECTS = 120;
    private static final long SIGKILLED = 128 + 9;

    private static final List<String> FEW =
            List.of("after:bid-accepted.v1", "after-post:AWARD", "before:seals-opened.v1");

    /** Before and after the commit of what happens, in the order in which it does. */
    private static final List<String> ALL = List.of(
            "before:announced.v1",
            "after:announced.v1",
            "after:entry-opened.v1",
            "before:order-entered.v1",
            "after:order-entered.v1",
            "before-post:LIST",
            "after-post:LIST",
            "after:listing-secured.v1",
            "after:entry-closed.v1",
            "after:stage-begun.v1",
            "before:stage-cleared.v1",
            "after:stage-cleared.v1",
            "before-post:AWARD",
            "after-post:AWARD",
            "before:seals-opened.v1",
            "after:seals-opened.v1",
            "before:lot-announced.v1",
            "after:lot-announced.v1",
            "after-post:DEPOSIT_HOLD",
            "after:limit-set.v1",
            "before:lot-opened.v1",
            "after:lot-opened.v1",
            "before:bid-accepted.v1",
            "after:bid-accepted.v1",
            "after:bidding-closed.v1",
            "before:lot-decided.v1",
            "after:lot-decided.v1",
            "after:lots-finished.v1",
            "before:book-opened.v1",
            "after:book-opened.v1",
            "before:book-command-taken.v1",
            "after:book-command-taken.v1",
            "after:book-closed.v1",
            "after:publicity-begun.v1",
            "after:publicity-ended.v1",
            "before-post:PAY_IN",
            "after-post:PAY_IN",
            "before-post:DELIVER",
            "after-post:DELIVER",
            "before:listing-returned.v1",
            "after:listing-returned.v1",
            "after-post:UNLIST",
            "before:settled.v1",
            "after:settled.v1");

    @TempDir
    private static Path folder;

    private record Ended(long code, String outcome) {}

    @Test
    void m13_05_3_aRoundKilledAnywhereEndsAsOneThatWasNot(TestDatabase database) throws Exception {
        Instant start = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        List<List<String>> counties = register(database, start);
        List<String> places = "all".equals(System.getProperty("round.kills")) ? ALL : FEW;
        Ended whole = run(database, "rnd_kill-0", "nowhere", counties, start);
        assertThat(whole.code()).isZero();
        assertThat(whole.outcome().split("; "))
                .as("every kind of stage has an award")
                .hasSizeGreaterThanOrEqualTo(4);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            String round = "rnd_kill-" + (i + 1);
            Instant next = last(database).plus(Duration.ofHours(1));
            Ended killed = run(database, round, places.get(i), counties, next);
            long events = events(database, round);
            Ended ended = killed.code() == SIGKILLED ? run(database, round, "nowhere", counties, next) : killed;
            boolean well = killed.code() == SIGKILLED
                    && ended.code() == 0
                    && ended.outcome().equals(whole.outcome());
            System.out.println("| " + places.get(i) + " | " + events + " | "
                    + (well ? "ended as the round that was not killed" : killed + " " + ended) + " |");
            if (!well) {
                wrong.add(places.get(i) + ": " + killed + ", then " + ended);
            }
        }
        assertThat(wrong).isEmpty();
        Path export = folder.resolve("killed.zip");
        await(new Export(database.vertx(), database.auditor(), PROVINCE).to(export));
        Verification.Report report = Verification.of(export, Verification.Known.NOTHING);
        assertThat(report.wrong()).isEmpty();
        aBidWithoutItsDepositIsFound(export);
    }

    /** M13-05.8: the deposit that a county's bids stand on taken out of the export, and what was given back of it. */
    private static void aBidWithoutItsDepositIsFound(Path export) throws IOException {
        List<JsonObject> deposits = Forgery.of(export).lines(ArchiveFile.ACTS).stream()
                .map(line -> new JsonObject(new JsonObject(line).getString("document")))
                .filter(act -> act.getString("kind").equals("deposit-hold"))
                .toList();
        String round = deposits.getFirst().getString("subject");
        List<String> counties = deposits.stream()
                .filter(deposit -> deposit.getString("subject").equals(round))
                .map(deposit -> deposit.getString("county"))
                .toList();
        assertThat(counties).as("two for lots, one for a book").hasSize(3);
        for (String county : counties) {
            Forgery forgery = Forgery.of(export);
            forgery.change(
                    ArchiveFile.ACTS,
                    lines -> lines.removeIf(line -> {
                        JsonObject act = new JsonObject(new JsonObject(line).getString("document"));
                        return act.getString("kind").matches("deposit-(hold|release|forfeit)")
                                && act.getString("county").equals(county)
                                && act.getString("subject").equals(round);
                    }));
            Path forged = forgery.remanifest().write(folder.resolve("forged-" + county + ".zip"));
            assertThat(Verification.of(forged, Verification.Known.NOTHING)
                            .wrong()
                            .orElseThrow())
                    .contains("of " + county + " in round " + round)
                    .contains("was made without the deposit that the rules ask for");
        }
    }

    private static Ended run(
            TestDatabase database, String round, String place, List<List<String>> counties, Instant start)
            throws IOException, InterruptedException {
        Path said = folder.resolve(round + "-" + System.nanoTime() + ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RoundProcess.class.getName(),
                        round,
                        place,
                        String.join(",", counties.get(0)),
                        String.join(",", counties.get(1)),
                        start.toString(),
                        folder.resolve("keys").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        DatabaseAddress login = database.logins().application();
        builder.environment()
                .put(
                        "ROUND_DATABASE",
                        "postgresql://" + login.user() + ":" + login.password() + "@" + login.host() + ":"
                                + login.port() + "/" + login.database() + "?sslmode=disable");
        long code = builder.start().waitFor();
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        return new Ended(
                code,
                lines.stream()
                        .filter(line -> line.startsWith(RoundProcess.OUTCOME))
                        .findFirst()
                        .orElse(code == SIGKILLED ? "killed" : String.join("\n", lines)));
    }

    private static Instant last(TestDatabase database) {
        return await(database.administrator()
                        .query("SELECT max(recorded_at) FROM round.event")
                        .execute())
                .iterator()
                .next()
                .getOffsetDateTime(0)
                .toInstant();
    }

    private static long events(TestDatabase database, String round) {
        return await(database.administrator()
                        .preparedQuery("SELECT count(*) FROM round.event WHERE round_id = $1")
                        .execute(Tuple.of(round)))
                .iterator()
                .next()
                .getLong(0);
    }

    /** A part of the generated province. @return two counties that sell, four that buy */
    private static List<List<String>> register(TestDatabase database, Instant start) {
        Clock clock = Clock.fixed(start, ZoneOffset.UTC);
        LedgerWriter ledger = await(LedgerWriter.open(database.vertx(), database.application(), clock));
        Rulebooks rulebooks = new Rulebooks(database.application(), ClauseCatalogue.shipped(), clock);
        Registry registry = new Registry(database.application(), rulebooks, ledger, clock, PROVINCE);
        DemoProvince province = DemoProvince.generate(2022);
        await(rulebooks.adopt(RulebookDocument.shippedText(DemoProvince.RULEBOOK), "p-maker", "p-approver"));
        GuidePrices prices = new GuidePrices(database.application(), clock);
        province.guidePrices().forEach(price -> await(prices.set(price, "p-maker", "p-approver")));
        await(registry.addDivisions(province.counties(), province.pairings()));
        await(registry.record(province.standing()));
        province.projects().stream()
                .limit(PROJECTS)
                .forEach(filing -> await(registry.file(filing, "x-trader", "x-approver")));
        LocalDate today = CivilDay.today(clock);
        List<String> all =
                await(registry.counties(today)).stream().map(County::code).toList();
        List<StandingFact> facts = new ArrayList<>();
        for (String county : all) {
            for (int year = today.getYear(); year < today.getYear() + 5; year++) {
                facts.add(new StandingFact.Task("tsk_kill-" + year + "-" + county, county, year, 100, 100));
            }
            facts.add(new StandingFact.Shortage(
                    "sho_kill-" + county, county, today.minusDays(1), today.plusYears(5), "本县无法补充"));
        }
        await(registry.record(facts));
        LedgerReading reading = new LedgerReading(database.application());
        List<String> owners = all.stream()
                .filter(county -> free(reading, county) > 120_000)
                .filter(county ->
                        await(registry.eligibilityToSell(county, today)).isEmpty())
                .limit(2)
                .toList();
        List<String> buyers = all.stream()
                .filter(county -> !owners.contains(county))
                .filter(county ->
                        await(registry.eligibilityToBuy(county, today)).isEmpty())
                .limit(4)
                .toList();
        await(ledger.close());
        assertThat(owners).hasSize(2);
        assertThat(buyers).hasSize(4);
        return List.of(owners, buyers);
    }

    private static long free(LedgerReading reading, String county) {
        return await(reading.balances(county)).stream()
                .filter(balance -> balance.account().kind() == AccountKind.RESERVE
                        && balance.account().unit() == Unit.QUANTITY)
                .mapToLong(balance -> balance.balance())
                .sum();
    }
}
