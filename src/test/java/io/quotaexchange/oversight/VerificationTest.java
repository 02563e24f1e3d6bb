package io.quotaexchange.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.demo.SettledDemo;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports the demonstration round and forges the export, one class of tampering a test: each must be found. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VerificationTest {
    @TempDir
    private static Path folder;

    private Path genuine;
    private Export.Written written;
    private int forged;

    @BeforeAll
    void exportTheDemo(TestDatabase database) {
        SettledDemo.runIn(database);
        genuine = folder.resolve("genuine.zip");
        written = TestDatabase.await(new Export(database.vertx(), database.auditor(), "330000").to(genuine));
    }

    private Forgery forgery() throws IOException {
        return Forgery.of(genuine);
    }

    private Verification.Report verify(Forgery forgery) throws IOException {
        return Verification.of(forgery.write(folder.resolve("forged-" + ++forged + ".zip")), Optional.empty());
    }

    private void found(Forgery forgery, String... words) throws IOException {
        Verification.Report report = verify(forgery);
        assertThat(report.wrong()).isPresent();
        assertThat(report.wrong().get()).contains(words);
    }

    private static int first(List<String> lines, Predicate<String> wanted) {
        for (int i = 0; i < lines.size(); i++) {
            if (wanted.test(lines.get(i))) {
                return i;
            }
        }
        throw new IllegalStateException("no such line");
    }

    @Test
    void theGenuineExportHoldsAndSaysWhatWasChecked() throws IOException {
        Verification.Report report =
                Verification.of(genuine, Optional.of(new Verification.KnownEnd(written.settlements(), written.hash())));
        assertThat(report.wrong()).isEmpty();
        assertThat(report.settlements()).isEqualTo(written.settlements());
        assertThat(report.awards()).isPositive().isEqualTo(report.deliveries());
        assertThat(report.projects()).isGreaterThan(350);
        assertThat(report.stages()).isEqualTo(5);
        assertThat(report.slips()).isPositive();
        assertThat(report.acts()).isPositive();
        assertThat(verify(forgery().remanifest()).wrong()).isEmpty();
        assertThat(verify(forgery().rebuildChain().remanifest()).wrong()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ArchiveFile.class)
    void oneByteChangedAnywhereIsFound(ArchiveFile file) throws IOException {
        int middle = forgery().lines(file).size() / 2;
        Forgery forgery = forgery().replace(file, middle, line -> {
            int place = line.length() / 2;
            char other = line.charAt(place) == 'x' ? 'y' : 'x';
            return line.substring(0, place) + other + line.substring(place + 1);
        });
        found(forgery, file.fileName());
    }

    @ParameterizedTest
    @EnumSource(ArchiveFile.class)
    void aRowDroppedFromTheArchiveAloneIsFound(ArchiveFile file) throws IOException {
        assertThat(verify(forgery().change(file, lines -> lines.remove(lines.size() - 1)))
                        .holds())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(ArchiveFile.class)
    void aMissingFileIsFound(ArchiveFile file) throws IOException {
        found(forgery().drop(file.fileName()), file.fileName(), "missing");
    }

    /** The act and its export are rewritten, the journal is not: other units moved than the act says. */
    @Test
    void m13_07_3_anActOnOtherUnitsThanMovedIsFound() throws IOException {
        int freeze = first(forgery().lines(ArchiveFile.ACTS), text -> text.contains("frz_2022-0001"));
        found(
                forgery()
                        .replace(ArchiveFile.ACTS, freeze, text -> text.replace("卫片核查", "卫片复核"))
                        .remanifest(),
                "frz_2022-0001",
                "digest");
        found(
                forgery()
                        .replace(ArchiveFile.ACTS, freeze, text -> text.replace("firstUnit\\\":1,", "firstUnit\\\":2,"))
                        .remanifest(),
                "frz_2022-0001");
        found(
                forgery()
                        .replace(ArchiveFile.ACTS, freeze, text -> text.replace("POSTED", "REFUSED"))
                        .remanifest(),
                "no fact of the export gives it");
    }

    @Test
    void aFileThatDoesNotBelongThereIsFound() throws IOException {
        found(forgery().add("more.jsonl", "{}"), "more.jsonl");
        found(forgery().drop(ArchiveFile.MANIFEST), ArchiveFile.MANIFEST, "missing");
    }

    @Test
    void whatIsNoArchiveIsSaidToBeNone() throws IOException {
        byte[] bytes = Files.readAllBytes(genuine);
        Path cut = folder.resolve("cut.zip");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(Verification.of(cut, Optional.empty()).wrong().orElseThrow()).contains("is not an export");
        Path text = folder.resolve("text.zip");
        Files.writeString(text, "no archive");
        assertThat(Verification.of(text, Optional.empty()).wrong().orElseThrow())
                .contains("is not an export");
    }

    @ParameterizedTest
    @CsvSource({"0", "700", "-1"})
    void aSettlementDeletedFirstMiddleLastIsFound(int place) throws IOException {
        Forgery forgery = forgery()
                .change(ArchiveFile.JOURNAL, lines -> lines.remove(place < 0 ? lines.size() - 1 : place))
                .remanifest();
        assertThat(verify(forgery).holds()).isFalse();
    }

    @Test
    void theNewestRowsCutOffAreFoundByWhatIsKnownFromElsewhere() throws IOException {
        // Whoever cuts off the newest settlement together with the fact it belongs to leaves an export that holds by
        // itself.
        Forgery forgery = forgery();
        String last = forgery.lines(ArchiveFile.JOURNAL).getLast();
        String slip = new JsonObject(last).getJsonObject("fact").getString("id");
        forgery.change(ArchiveFile.JOURNAL, List::removeLast)
                .change(ArchiveFile.WRITE_OFFS, lines -> lines.removeIf(line -> line.contains(slip)))
                .change(ArchiveFile.ACTS, lines -> lines.removeIf(line -> line.contains(slip)))
                .remanifest();
        Path cut = forgery.write(folder.resolve("cut-off.zip"));
        Verification.Report report =
                Verification.of(cut, Optional.of(new Verification.KnownEnd(written.settlements(), written.hash())));
        assertThat(Verification.of(cut, Optional.empty()).holds()).isTrue();
        assertThat(report.wrong().orElseThrow()).contains("cut off");
    }

    @Test
    void theWholeChainMadeAnewIsFoundByWhatIsKnownFromElsewhere() throws IOException {
        Path remade = forgery()
                .replace(ArchiveFile.JOURNAL, 0, line -> line.replaceFirst("\\.[0-9]{6}Z", ".000001Z"))
                .rebuildChain()
                .remanifest()
                .write(folder.resolve("remade.zip"));
        Verification.Report report =
                Verification.of(remade, Optional.of(new Verification.KnownEnd(written.settlements(), written.hash())));
        assertThat(report.wrong().orElseThrow()).contains("known from elsewhere");
    }

    @Test
    void aRepeatedOrReorderedSettlementIsFound() throws IOException {
        found(
                forgery()
                        .change(ArchiveFile.JOURNAL, lines -> lines.add(10, lines.get(9)))
                        .remanifest(),
                "CHAINED");
        found(
                forgery()
                        .change(ArchiveFile.JOURNAL, lines -> Collections.swap(lines, 20, 21))
                        .remanifest(),
                "CHAINED");
    }

    @ParameterizedTest
    @CsvSource({
        "recordedAt",
        "code",
        "key",
        "fingerprint",
        "fact",
        "maker",
        "approver",
        "postings",
        "lots",
        "spent",
        "created",
        "hash"
    })
    void eachColumnOfASettlementChangedIsFound(String column) throws IOException {
        Forgery forgery = forgery();
        List<String> lines = forgery.lines(ArchiveFile.JOURNAL);
        int mint = first(lines, line -> line.contains("\"code\":\"MINT\""));
        int delivery = first(lines, line -> line.contains("\"code\":\"DELIVER\""));
        int place = column.equals("lots") ? mint : delivery;
        forgery.replace(ArchiveFile.JOURNAL, place, line -> changed(line, column))
                .remanifest();
        Verification.Report report = verify(forgery);
        assertThat(report.wrong().orElseThrow()).contains("journal");
    }

    private static String changed(String line, String column) {
        JsonObject json = new JsonObject(line);
        switch (column) {
            case "recordedAt" ->
                json.put(
                        column,
                        json.getString(column).replaceFirst("[0-9]Z$", "X").replace("X", "0Z"));
            case "code" -> json.put(column, json.getString(column).equals("DELIVER") ? "PAY_IN" : "LEVY");
            case "fingerprint", "hash" -> json.put(column, "0".repeat(64));
            case "fact" -> json.getJsonObject(column).put("id", "awd_other_1_0001");
            case "postings" -> change(json, column, "amount");
            case "lots" -> change(json, column, "lastUnit");
            case "spent" -> json.getJsonArray(column).getJsonObject(0).put("segment", 1);
            case "created" -> change(json, column, "lastUnit");
            default -> json.put(column, json.getString(column) + "x");
        }
        String after = json.encode();
        return after.equals(line)
                ? json.put("recordedAt", "2000-01-01T00:00:00.000000Z").encode()
                : after;
    }

    private static void change(JsonObject json, String array, String field) {
        JsonObject row = json.getJsonArray(array).getJsonObject(0);
        row.put(field, Long.toString(Long.parseLong(row.getString(field)) + 1));
    }

    @Test
    void unitsMovedToAnotherCountyWithANewChainAreFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(forgery.lines(ArchiveFile.JOURNAL), line -> line.contains("\"code\":\"LIST\""));
        forgery.replace(ArchiveFile.JOURNAL, place, line -> {
            String county = new JsonObject(line)
                    .getJsonArray("postings")
                    .getJsonObject(0)
                    .getString("to")
                    .substring(0, 6);
            return line.replace("\"to\":\"" + county, "\"to\":\"330102")
                    .replace("\"holder\":\"" + county, "\"holder\":\"330102");
        });
        assertThat(verify(forgery.rebuildChain().remanifest()).holds()).isFalse();
    }

    @Test
    void makerMadeApproverWithANewChainIsFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(forgery.lines(ArchiveFile.JOURNAL), line -> line.contains("\"code\":\"DELIVER\""));
        forgery.replace(
                ArchiveFile.JOURNAL,
                place,
                line -> line.replace("\"maker\":\"330000-trader\"", "\"maker\":\"330000-approver\""));
        found(forgery.rebuildChain().remanifest(), "made and approved");
    }

    @Test
    void aDeliveryWithoutItsMoneyIsFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(forgery.lines(ArchiveFile.JOURNAL), line -> line.contains("\"code\":\"DELIVER\""));
        forgery.replace(ArchiveFile.JOURNAL, place, line -> {
            JsonObject json = new JsonObject(line);
            json.getJsonArray("postings").remove(1);
            return json.encode();
        });
        assertThat(verify(forgery.rebuildChain().remanifest()).holds()).isFalse();
    }

    @Test
    void aSealedBidChangedAfterwardsIsFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(
                forgery.lines(ArchiveFile.ROUNDS),
                line -> line.contains("\\\"kind\\\":\\\"BID\\\"") && line.contains("order-entered"));
        forgery.replace(ArchiveFile.ROUNDS, place, line -> {
            JsonObject row = new JsonObject(line);
            JsonObject document = new JsonObject(row.getString("document"));
            JsonObject order = document.getJsonObject("order");
            order.put("limit", "1.00");
            return row.put("document", document.encode()).encode();
        });
        // The order itself is in its form; the auction that was cleared from it is not made of it any more.
        found(forgery.remanifest(), "is not made of the round's orders");
    }

    @Test
    void anAwardGivenToSomebodyElseIsFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(
                forgery.lines(ArchiveFile.ROUNDS),
                line -> line.contains("stage-cleared") && line.contains("awards\\\":[{"));
        forgery.replace(ArchiveFile.ROUNDS, place, line -> {
            JsonObject row = new JsonObject(line);
            JsonObject document = new JsonObject(row.getString("document"));
            document.getJsonArray("awards").getJsonObject(0).put("buyer", "330102");
            return row.put("document", document.encode()).encode();
        });
        found(forgery.remanifest(), ArchiveFile.ROUNDS.fileName(), "the rules give another event");
    }

    @Test
    void aCaseChangedWithItsResultIsFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(forgery.lines(ArchiveFile.ROUNDS), line -> line.contains("stage-cleared"));
        forgery.replace(ArchiveFile.ROUNDS, place, line -> {
            JsonObject row = new JsonObject(line);
            JsonObject document = new JsonObject(row.getString("document"));
            document.put("case", document.getString("case").replaceFirst("\"tier\": 1", "\"tier\": 2"));
            return row.put("document", document.encode()).encode();
        });
        found(forgery.remanifest(), "is not made of the round's orders");
    }

    @Test
    void m13_05_7_aGuidePriceChangedAfterwardsIsFound() throws IOException {
        Forgery forgery = forgery();
        int last = forgery.lines(ArchiveFile.GUIDE_PRICES).size() - 1;
        forgery.replace(
                ArchiveFile.GUIDE_PRICES, last, line -> line.replaceFirst("\"upkeepFen\":\"", "\"upkeepFen\":\"1"));
        found(forgery.remanifest(), ArchiveFile.ROUNDS.fileName(), "the plan of round");
    }

    @Test
    void aRulebookValueChangedAfterwardsIsFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(forgery.lines(ArchiveFile.RULEBOOKS), line -> line.contains("zhejiang-2018"));
        forgery.replace(ArchiveFile.RULEBOOKS, place, line -> line.replaceFirst("0\\.5000", "0.6000"));
        assertThat(verify(forgery.remanifest()).holds()).isFalse();
    }

    @Test
    void z10_21_1_aPairingTakenAwayAfterwardsIsFound() throws IOException {
        found(forgery().change(ArchiveFile.PAIRINGS, lines -> lines.remove(0)).remanifest(), "the plan of round");
    }

    @Test
    void aProjectThatEarnedMoreAfterwardsIsFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(forgery.lines(ArchiveFile.PROJECTS), line -> line.contains("\"decision\":\"ACCEPTED\""));
        forgery.replace(
                ArchiveFile.PROJECTS, place, line -> line.replaceFirst("areaHa\\\\\":\\\\\"", "areaHa\\\\\":\\\\\"1"));
        assertThat(verify(forgery.remanifest()).holds()).isFalse();
    }

    @Test
    void aRefusedProjectDeclaredAcceptedIsFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(forgery.lines(ArchiveFile.PROJECTS), line -> line.contains("\"decision\":\"REFUSED\""));
        forgery.replace(ArchiveFile.PROJECTS, place, line -> line.replace("\"REFUSED\"", "\"ACCEPTED\""));
        found(forgery.remanifest(), ArchiveFile.PROJECTS.fileName(), "the rules refuse");
    }

    @Test
    void aProjectWithoutItsLotsIsFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(forgery.lines(ArchiveFile.PROJECTS), line -> line.contains("\"decision\":\"ACCEPTED\""));
        found(
                forgery.change(ArchiveFile.PROJECTS, lines -> lines.remove(place))
                        .remanifest(),
                "no fact of the export gives it");
    }

    @Test
    void aStepTakenByOnePersonOrLeftOutIsFound() throws IOException {
        found(
                forgery()
                        .replace(ArchiveFile.AWARD_STEPS, 3, line -> {
                            JsonObject row = new JsonObject(line);
                            return row.put("approver", row.getString("maker")).encode();
                        })
                        .remanifest(),
                "took and approved");
        found(
                forgery()
                        .change(ArchiveFile.AWARD_STEPS, lines -> lines.remove(1))
                        .remanifest(),
                "out of its turn");
    }

    @Test
    void m13_04_5_aSlipChangedAfterwardsIsFound() throws IOException {
        found(
                forgery()
                        .replace(
                                ArchiveFile.WRITE_OFFS,
                                0,
                                line -> line.replaceFirst("projectEn\\\\\":\\\\\"", "projectEn\\\\\":\\\\\"New "))
                        .remanifest(),
                "digest");
        found(
                forgery()
                        .change(ArchiveFile.WRITE_OFFS, lines -> lines.remove(0))
                        .remanifest(),
                "no fact of the export gives it");
    }
}
