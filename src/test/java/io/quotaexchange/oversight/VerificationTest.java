package io.quotaexchange.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.approval.ProposalDigest;
import io.quotaexchange.checkpoint.Checkpoint;
import io.quotaexchange.checkpoint.Checkpoints;
import io.quotaexchange.checkpoint.KeyFolder;
import io.quotaexchange.checkpoint.Signing;
import io.quotaexchange.checkpoint.SigningKey;
import io.quotaexchange.checkpoint.Witness;
import io.quotaexchange.demo.SettledDemo;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.reserve.Succession;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
    private Forgery opened;

    private KeyFolder keys;
    private SigningKey key;
    private Checkpoint newest;

    @BeforeAll
    void exportTheDemo(TestDatabase database) throws IOException {
        keys = new KeyFolder(folder.resolve("keys"));
        SettledDemo.runIn(database, folder.resolve("keys"));
        ApprovalVerificationTest.actIn(database, folder.resolve("identity"));
        CancelledDraw.actIn(database);
        FeedAndPapers.actIn(database, folder.resolve("identity"));
        Checkpoints checkpoints = new Checkpoints(database.vertx(), database.application(), keys, Clock.systemUTC());
        key = TestDatabase.await(checkpoints.prepare());
        newest = TestDatabase.await(checkpoints.make());
        genuine = folder.resolve("genuine.zip");
        written = TestDatabase.await(new Export(database.vertx(), database.auditor(), "330000").to(genuine));
        opened = Forgery.of(genuine);
    }

    private static Verification.Known known(long sequence, String hash) {
        return new Verification.Known(Optional.of(new Verification.KnownEnd(sequence, hash)), Optional.empty());
    }

    private Verification.Known witness() {
        Witness witness =
                Witness.ofNothing().after(List.of(key), List.of(newest)).orElseThrow();
        return new Verification.Known(Optional.empty(), Optional.of(witness));
    }

    private Forgery forgery() {
        return opened.another();
    }

    private Verification.Report verify(Forgery forgery) throws IOException {
        return Verification.of(forgery.write(folder.resolve("forged.zip")), Verification.Known.NOTHING);
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
        Verification.Report report = Verification.of(genuine, known(written.settlements(), written.hash()));
        assertThat(report.wrong()).isEmpty();
        assertThat(report.settlements()).isEqualTo(written.settlements());
        // One delivery more than the round's: what the motorway drew from the pool.
        assertThat(report.awards()).isPositive().isEqualTo(report.deliveries() - 1);
        assertThat(report.projects()).isGreaterThan(350);
        assertThat(report.stages()).isEqualTo(5);
        assertThat(report.slips()).isPositive();
        assertThat(report.feedRows()).isEqualTo(3);
        assertThat(report.steps()).isEqualTo(2);
        assertThat(report.papers()).isEqualTo(2);
        assertThat(report.acts()).isPositive();
        assertThat(verify(forgery().remanifest()).wrong()).isEmpty();
        assertThat(verify(forgery().rebuildChain().remanifest()).wrong()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ArchiveFile.class)
    void oneByteChangedAnywhereIsFound(ArchiveFile file) throws IOException {
        List<String> lines = forgery().lines(file);
        int half = lines.size() / 2;
        int middle = lines.get(half).isEmpty() ? half + 1 : half;
        Forgery forgery = forgery().replace(file, middle, line -> {
            int place = line.length() / 2;
            char other = line.charAt(place) == 'x' ? 'y' : 'x';
            return line.substring(0, place) + other + line.substring(place + 1);
        });
        found(forgery, file.fileName());
    }

    /** Settlements are read ahead: what is wrong first is said all the same. */
    @Test
    void theFirstWrongSettlementIsFoundThoughALaterLineCannotBeRead() throws IOException {
        for (int place : new int[] {3, 510, 511, 512, 700}) {
            Forgery unreadable = forgery().replace(ArchiveFile.JOURNAL, place + 2, line -> line + "x");
            found(unreadable, "line " + (place + 3), "in its one spelling");
            Forgery both = unreadable.replace(
                    ArchiveFile.JOURNAL, place, line -> line.replaceFirst("\\.[0-9]{6}Z", ".000001Z"));
            found(both, "line " + (place + 1), "settlement " + (place + 1) + ": CHAINED");
        }
    }

    /** And what is wrong within the journal comes before what is wrong with its file. */
    @Test
    void theFirstWrongSettlementIsFoundThoughTheFileIsAnotherOne() throws IOException {
        int last = forgery().lines(ArchiveFile.JOURNAL).size() - 1;
        found(
                forgery().replace(ArchiveFile.JOURNAL, last - 1, line -> line.replaceFirst("\\.[0-9]{6}Z", ".000001Z")),
                "settlement " + last + ": CHAINED");
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

    /** Another seal on a deal, or the seal of another deal: neither is by the exchange over these words. */
    @Test
    void z10_08_1_aSealOnAnotherDealIsFound() throws IOException {
        List<String> lines = forgery().lines(ArchiveFile.CONFIRMATIONS);
        String other = new JsonObject(lines.get(1)).getString("signature");
        found(
                forgery()
                        .replace(
                                ArchiveFile.CONFIRMATIONS,
                                0,
                                text -> new JsonObject(text)
                                        .put("signature", other)
                                        .encode())
                        .remanifest(),
                "confirmations.jsonl",
                "is not sealed by the key that was in force");
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

    private Forgery inFile(ArchiveFile file, String word, UnaryOperator<JsonObject> change) throws IOException {
        int place = first(forgery().lines(file), text -> text.contains(word));
        return forgery()
                .replace(file, place, text -> change.apply(new JsonObject(text)).encode())
                .remanifest();
    }

    private Forgery withoutLine(ArchiveFile file, String word) throws IOException {
        int place = first(forgery().lines(file), text -> text.contains(word));
        return forgery().change(file, lines -> lines.remove(place)).remanifest();
    }

    /** What was sent stands in its approval: another digest, source or person, or another number of rows, is found. */
    @ParameterizedTest
    @CsvSource({"digest", "source", "maker", "approver", "rows", "id"})
    void m13_07_3_eachColumnOfABatchChangedIsFound(String column) throws IOException {
        found(
                inFile(ArchiveFile.FEEDS, FeedAndPapers.BATCH, row -> switch (column) {
                    case "rows" -> row.put(column, 2);
                    case "digest" -> row.put(column, "0".repeat(64));
                    case "id" -> row.put(column, "fed_2022-q3");
                    default -> row.put(column, row.getString(column) + "x");
                }),
                ArchiveFile.FEEDS.fileName(),
                column.equals("rows") ? "has 3 rows, not 2" : "is not what");
    }

    /** The approved file and the act tell another amount than each other: the row is not the act's any more. */
    @Test
    void m13_07_3_anAmountOfAFeedRowChangedIsFound() throws IOException {
        found(
                document("frz_2022-q2-1", act -> {
                    act.getJsonArray("parts").getJsonObject(0).put("lastUnit", 49);
                    return act.put("lastUnit", 49);
                }),
                "row 1 of fed_2022-q2",
                "no posted act is what it asks for");
        int sent = first(forgery().lines(ArchiveFile.APPROVALS), text -> text.contains("\"takeFeed\""));
        found(
                forgery()
                        .replace(ArchiveFile.APPROVALS, sent, text -> text.replace(",1,50,撂荒", ",1,60,撂荒"))
                        .remanifest(),
                ArchiveFile.APPROVALS.fileName(),
                "digest differs");
    }

    /** Whoever writes approval, batch and act anew to go with each other is stopped by the journal. */
    @Test
    void m13_07_3_aFeedRowRewrittenEverywhereButInTheJournalIsFound() throws IOException {
        Forgery forgery = forgery();
        int sent = first(forgery.lines(ArchiveFile.APPROVALS), text -> text.contains("\"takeFeed\""));
        String[] digest = new String[1];
        forgery.replace(ArchiveFile.APPROVALS, sent, text -> {
            JsonObject row = new JsonObject(text.replace(",1,50,撂荒,影像 1", ",1,49,撂荒,影像 1"));
            digest[0] = Sm3.hex(row.getString("body"));
            return row.put(
                            "digest",
                            HexFormat.of()
                                    .formatHex(ProposalDigest.of(
                                            row.getString("operation"),
                                            row.getJsonObject("path").encode(),
                                            row.getJsonObject("query").encode(),
                                            row.getString("body").getBytes(StandardCharsets.UTF_8))))
                    .encode();
        });
        forgery.replace(
                ArchiveFile.FEEDS,
                0,
                text -> new JsonObject(text).put("digest", digest[0]).encode());
        int act = first(forgery.lines(ArchiveFile.ACTS), text -> text.contains("\\\"id\\\":\\\"frz_2022-q2-1"));
        forgery.replace(
                ArchiveFile.ACTS,
                act,
                text -> changed(text, document -> {
                    document.getJsonArray("parts").getJsonObject(0).put("lastUnit", 49);
                    return document.put("lastUnit", 49);
                }));
        found(forgery.remanifest(), "journal", "frz_2022-q2-1");
    }

    @Test
    void m13_07_3_anAnswerOfAFeedRowTakenAwayOrMadeUpIsFound() throws IOException {
        String file = ArchiveFile.FEED_ROWS.fileName();
        found(withoutLine(ArchiveFile.FEED_ROWS, "\"number\":1,"), file, "out of its turn");
        found(withoutLine(ArchiveFile.FEED_ROWS, "\"number\":3,"), file, "row 3 of fed_2022-q2 was answered");
        found(withoutLine(ArchiveFile.FEEDS, FeedAndPapers.BATCH), file, "of no batch");
        found(
                forgery()
                        .change(ArchiveFile.FEEDS, List::clear)
                        .change(ArchiveFile.FEED_ROWS, List::clear)
                        .remanifest(),
                ArchiveFile.FEEDS.fileName(),
                "the batch fed_2022-q2 was taken and is not here");
        found(
                forgery()
                        .change(ArchiveFile.FEED_ROWS, lines -> lines.add(lines.get(0)))
                        .remanifest(),
                file,
                "out of its turn");
        found(
                inFile(
                        ArchiveFile.FEED_ROWS,
                        "\"number\":2,",
                        row -> row.put("done", true)
                                .put("act", "frz_2022-q2-1")
                                .put("settlement", 5)
                                .put("refusals", new JsonArray())),
                file,
                "is said to be carried out");
        JsonArray refusals = new JsonArray().add(new JsonObject().put("code", "NOTHING_TO_DEDUCT"));
        found(
                inFile(
                        ArchiveFile.FEED_ROWS,
                        "\"number\":3,",
                        row -> row.put("done", false)
                                .put("act", "")
                                .put("settlement", 0)
                                .put("refusals", refusals)),
                ArchiveFile.ACTS.fileName(),
                "whose answer says otherwise");
        found(
                inFile(ArchiveFile.FEED_ROWS, "\"number\":2,", row -> row.put("refusals", refusals)),
                file,
                "or the other way round");
    }

    @Test
    void m13_07_3_anotherSettlementThanTheFeedRowNamesIsFound() throws IOException {
        found(
                inFile(
                        ArchiveFile.FEED_ROWS,
                        "\"number\":1,",
                        row -> row.put("settlement", row.getLong("settlement") - 1)),
                "should be frz_2022-q2-1:freeze");
    }

    /** An act on units that neither a batch nor an approval of its own asked for. */
    @Test
    void m13_07_3_anActOnUnitsThatNobodyApprovedIsFound() throws IOException {
        int place = first(forgery().lines(ArchiveFile.APPROVALS), text -> text.contains("\"actOnUnits\""));
        found(
                forgery()
                        .change(ArchiveFile.APPROVALS, lines -> lines.remove(place))
                        .remanifest(),
                "frz_by-hand-1 is a row of no batch of the feed, and no approval names it");
    }

    /** The act counts its units from elsewhere: they would be others of the lot than the feed names. */
    @Test
    void m13_07_3_anActOnUnitsOfAnotherLotIsFound() throws IOException {
        found(
                document("frz_by-hand-1", act -> act.put("county", "331126")),
                "is not the one that frz_by-hand-1 counts units of");
        found(
                document("frz_by-hand-1", act -> act.put("lotBegins", act.getLong("lotBegins") + 1)),
                "is not the one that frz_by-hand-1 counts units of");
    }

    @ParameterizedTest
    @CsvSource({
        "number, is out of its turn",
        "digest, has a digest that is none",
        "bytes, is of a size that is not taken",
        "issuedOn, was issued after it was handed in",
        "addedBy, was no COUNTY_TRADER of 331126 then",
        "evidence, is not a row of this file"
    })
    void l_03_4c_eachColumnOfAPaperChangedIsFound(String column, String words) throws IOException {
        found(
                inFile(ArchiveFile.PAPERS, "\"number\":1,", row -> switch (column) {
                    case "number" -> row.put(column, 3);
                    case "bytes" -> row.put(column, 0);
                    case "issuedOn" -> row.put(column, "2022-06-09");
                    case "addedBy" -> row.put(column, "usr_approver");
                    case "evidence" -> row.put(column, "RUMOUR");
                    default -> row.put(column, row.getString(column).substring(1) + "g");
                }),
                ArchiveFile.PAPERS.fileName(),
                words);
    }

    @Test
    void l_03_4c_aPaperTakenAwayHandedInTwiceOrOfAnotherFileIsFound() throws IOException {
        String file = ArchiveFile.PAPERS.fileName();
        found(withoutLine(ArchiveFile.PAPERS, "\"number\":1,"), file, "is out of its turn");
        found(
                forgery()
                        .change(
                                ArchiveFile.PAPERS,
                                lines -> lines.add(lines.getLast().replace("\"number\":2,", "\"number\":3,")))
                        .remanifest(),
                file,
                "was handed in before");
        String other = new JsonObject(forgery().lines(ArchiveFile.PAPERS).get(0)).getString("digest");
        found(
                inFile(ArchiveFile.PAPERS, "\"number\":2,", row -> row.put("digest", other)),
                file,
                "has the digest of a file that is another");
        found(
                forgery()
                        .change(
                                ArchiveFile.PAPERS,
                                lines -> lines.replaceAll(
                                        line -> line.replace(FeedAndPapers.PROJECT, "prj_33112620229902")))
                        .remanifest(),
                file,
                "which is no project here");
        assertThat(String.join("", forgery().lines(ArchiveFile.PAPERS))).doesNotContain("张三");
    }

    /** A step is decided again by a rulebook of its day, and needs its papers. */
    @Test
    void l_03_4a_aStepThatTheRulesRefuseIsFound() throws IOException {
        String file = ArchiveFile.PROJECT_STEPS.fileName();
        found(withoutLine(ArchiveFile.PROJECT_STEPS, "\"number\":1,"), file, "are missing before step 2");
        found(step(2, step -> step.put("papers", new JsonArray())), file, "EVIDENCE_MISSING (L-03.4c)");
        found(step(2, step -> step.put("on", "2022-05-19")), file, "STAGE_DATE_INVALID");
        found(step(1, step -> step.put("slopeTenths", 899)), file, "is one the rules refuse");
        found(
                inFile(ArchiveFile.PROJECT_STEPS, "\"number\":1,", row -> row.put("approver", row.getString("maker"))),
                file,
                "was recorded and approved by one person");
        int approval = first(forgery().lines(ArchiveFile.APPROVALS), text -> text.contains("\"recordProjectStep\""));
        found(
                forgery()
                        .change(ArchiveFile.APPROVALS, lines -> {
                            lines.remove(approval);
                            lines.removeIf(line -> line.contains("\"recordProjectStep\""));
                        })
                        .remanifest(),
                file,
                "no approval of theirs");
    }

    private Forgery step(int number, UnaryOperator<JsonObject> change) throws IOException {
        return inFile(
                ArchiveFile.PROJECT_STEPS,
                "\"number\":" + number + ",",
                row -> row.put(
                        "document",
                        change.apply(new JsonObject(row.getString("document"))).encode()));
    }

    /** A filed project that was proposed and never accepted by the city. */
    @Test
    void l_03_4a_aFilingThatDoesNotFollowFromItsStepsIsFound() throws IOException {
        String accepted = forgery().lines(ArchiveFile.PROJECTS).stream()
                .filter(line ->
                        line.contains("\"decision\":\"ACCEPTED\"") && line.contains("\\\"number\\\":\\\"331126"))
                .findFirst()
                .orElseThrow();
        String number = new JsonObject(new JsonObject(accepted).getString("document")).getString("number");
        String proposed = new JsonObject(
                        forgery().lines(ArchiveFile.PROJECT_STEPS).get(0))
                .put("project", "prj_" + number)
                .put("maker", "m")
                .put("approver", "a")
                .encode();
        found(
                forgery()
                        .change(ArchiveFile.PROJECT_STEPS, lines -> lines.add(proposed))
                        .remanifest(),
                ArchiveFile.PROJECTS.fileName(),
                "does not follow from its steps: STAGE_OUT_OF_ORDER (L-03.4a)");
    }

    /** What an earlier version wrote is verified by that version: it has not the files that this one asks for. */
    @Test
    void anExportOfAnotherFormatIsSaidToBeOne() throws IOException {
        Path old = forgery()
                .change(ArchiveFile.JOURNAL, lines -> {})
                .remanifestAs("quota-exchange/export/2")
                .write(folder.resolve("old.zip"));
        assertThat(Verification.of(old, Verification.Known.NOTHING).wrong().orElseThrow())
                .contains("is of the format quota-exchange/export/2", "verify it with the version that wrote it");
    }

    /** Units handed over to a county that took over from nobody. */
    @Test
    void m13_03_1_aSuccessionThatNobodyDecidedIsFound() throws IOException {
        String document = new Succession(
                        "suc_331126-1",
                        "331126",
                        "330281",
                        List.of(new Succession.Part(AccountKind.RESERVE, Unit.QUANTITY, 1)),
                        "usr_a",
                        "usr_b")
                .document()
                .encode();
        String line = new JsonObject()
                .put("document", document)
                .put("state", "POSTED")
                .put("recordedAt", "2022-12-01T00:00:00Z")
                .encode();
        found(
                forgery().change(ArchiveFile.ACTS, lines -> lines.add(line)).remanifest(),
                "330281 did not take over from 331126");
        found(
                forgery()
                        .change(ArchiveFile.ACTS, lines -> lines.add(line.replace("usr_b", "usr_a")))
                        .remanifest(),
                "was made and approved by one person");
    }

    private Forgery act(String id, String before, String after) throws IOException {
        int place = first(forgery().lines(ArchiveFile.ACTS), text -> text.contains("\\\"id\\\":\\\"" + id));
        return forgery()
                .replace(ArchiveFile.ACTS, place, text -> text.replace(before, after))
                .remanifest();
    }

    private Forgery without(String id) throws IOException {
        return forgery()
                .change(ArchiveFile.ACTS, lines -> lines.removeIf(line -> line.contains("\\\"id\\\":\\\"" + id)))
                .remanifest();
    }

    @Test
    void m13_04_4_anotherNeedThanTheLandRowsGiveIsFound() throws IOException {
        found(
                act("con_331127-2022-0001", "areaHa\\\":\\\"1.2000", "areaHa\\\":\\\"1.1000"),
                ArchiveFile.ACTS.fileName(),
                "does not write off the need of con_331127-2022-0001");
        found(act("wof_331127-2022-0001", "22800", "22700"), "does not write off the need of con_331127-2022-0001");
    }

    @Test
    void z10_06_1_aFeeThatWasNotPaidInFullIsFound() throws IOException {
        found(without("fee_331127-2022-0001-2"), "before the reclamation fee was paid in full");
    }

    @Test
    void z10_04_2_aMissingApprovalIsFound() throws IOException {
        found(
                act("con_331127-2022-0001", "STATE_COUNCIL", "PROVINCIAL_CONSENT"),
                "the rules refuse",
                "APPROVAL_MISSING");
    }

    @Test
    void z10_10_3_aCommitmentOfAKindThatMayNotCommitIsFound() throws IOException {
        found(act("con_331127-2022-0003", "MOTORWAY", "OTHER"), "KIND_MAY_NOT_COMMIT");
        found(
                act("cmt_331127-2022-0003", "dueOn\\\":\\\"2022-12-31", "dueOn\\\":\\\"2024-12-31"),
                "DUE_AFTER_COMPLETION");
    }

    @Test
    void m13_04_7_anExpiredCommitmentThatNobodyLookedAtIsFound() throws IOException {
        found(
                forgery()
                        .change(
                                ArchiveFile.ACTS,
                                lines -> lines.removeIf(line -> line.contains("\\\"id\\\":\\\"ovd_331127-2022-0003")))
                        .change(ArchiveFile.STANDINGS, lines -> lines.removeIf(line -> line.contains("ovd_331127")))
                        .remanifest(),
                "expired, and was neither written off nor flagged");
    }

    @Test
    void m13_04_7_anOverdueCommitmentThatDidNotStopSalesIsFound() throws IOException {
        found(
                forgery()
                        .change(ArchiveFile.STANDINGS, lines -> lines.removeIf(line -> line.contains("ovd_331127")))
                        .remanifest(),
                "did not stop the county's sales");
        found(
                forgery()
                        .change(
                                ArchiveFile.STANDINGS,
                                lines -> lines.addFirst("{\"kind\":\"commitment-kept\",\"id\":\"ovd_331127-2022-0003\","
                                        + "\"on\":\"2023-01-02\",\"writeOff\":\"wof_331127-2022-0003\","
                                        + "\"recordedAt\":\"2026-01-01T00:00:00Z\"}"))
                        .remanifest(),
                "no posted write-off keeps it");
    }

    @Test
    void m13_04_7_anAutomaticWriteOffWithoutItsCommitmentIsFound() throws IOException {
        found(without("cmt_331127-2022-0002"), "keeps a commitment that nobody made");
        found(
                act("cmt_331127-2022-0002", "dueOn\\\":\\\"2022-12-31", "dueOn\\\":\\\"2023-12-31"),
                "automatically without an expired commitment");
    }

    /** The document of an act, changed as a forger likes. */
    private Forgery document(String id, UnaryOperator<JsonObject> change) throws IOException {
        int place = first(forgery().lines(ArchiveFile.ACTS), text -> text.contains("\\\"id\\\":\\\"" + id));
        return forgery()
                .replace(ArchiveFile.ACTS, place, text -> changed(text, change))
                .remanifest();
    }

    private static String changed(String line, UnaryOperator<JsonObject> change) {
        JsonObject row = new JsonObject(line);
        JsonObject document = new JsonObject(row.getString("document"));
        return row.put("document", change.apply(document).encode()).encode();
    }

    private static JsonObject with(JsonObject document, String object, String value) {
        document.getJsonObject(object).put("QUANTITY", value);
        return document;
    }

    @Test
    void z10_10_2_aDrawAboveItsShareOrBelowItsPriceIsFound() throws IOException {
        found(
                document("pda_331127-2022-0003", document -> with(document, "free", "4999.9999")),
                ArchiveFile.ACTS.fileName(),
                "ABOVE_SHARE (Z10-10.2)");
        found(
                document("pda_331127-2022-0003", document -> with(document, "prices", "1.00")),
                "has not the fixed prices of its day (M13-05.4)");
        found(
                document("pda_331127-2022-0003", document -> document.put("county", "331126")),
                "that the county has not (Z10-07.5)");
    }

    @Test
    void z10_07_3_aDrawForAUseThatIsNotPermittedIsFound() throws IOException {
        found(
                forgery()
                        .change(ArchiveFile.ACTS, lines -> {
                            int road = first(lines, text -> text.contains("\\\"id\\\":\\\"con_331127-2022-0003"));
                            int draw = first(lines, text -> text.contains("\\\"id\\\":\\\"pda_331127-2022-0003"));
                            lines.add(changed(
                                    lines.get(road),
                                    document -> document.put("id", "con_331127-2022-0009")
                                            .put("sort", "OTHER")));
                            lines.add(changed(
                                    lines.get(draw),
                                    document -> document.put("id", "pda_331127-2022-0009")
                                            .put("project", "con_331127-2022-0009")));
                        })
                        .remanifest(),
                "USE_NOT_PERMITTED (Z10-07.3)");
    }

    private Forgery twice(String id, UnaryOperator<JsonObject> change) throws IOException {
        return forgery()
                .change(ArchiveFile.ACTS, lines -> {
                    int place = first(lines, text -> text.contains("\\\"id\\\":\\\"" + id));
                    lines.add(changed(lines.get(place), change));
                })
                .remanifest();
    }

    @Test
    void z10_07_5_aSecondDrawOrDeliveryOrOneThatWasNotPaidIsFound() throws IOException {
        found(
                twice("pda_331127-2022-0003", document -> document.put("id", "pda_331127-2022-0003~2")),
                "is the second draw");
        found(
                twice(
                        "pdd_331127-2022-0003",
                        document -> document.put("id", "pdd_331127-2022-0003~2").put("number", 2)),
                "is the second of its kind");
        found(without("pdp_331127-2022-0003"), "delivers what was not paid for (Z10-07.5)");
        String draw = "{\"document\":\"{\\\"kind\\\":\\\"pool-award";
        found(
                forgery()
                        .change(
                                ArchiveFile.ACTS,
                                lines -> lines.removeIf(line -> line.startsWith(draw) || line.contains("pool-cancel")))
                        .remanifest(),
                "completes a draw that was not made so (Z10-10.2)");
        found(
                document("pdd_331127-2022-0003", document -> {
                    with(document.getJsonObject("draw"), "amounts", "2.0000");
                    return document;
                }),
                "completes a draw that was not made so (Z10-10.2)");
    }

    /** A draw that was cancelled is in the genuine export; what the province or the deadline did not end is found. */
    @Test
    void z10_07_5_aCancellationThatNobodyDecidedIsFound() throws IOException {
        String id = CancelledDraw.ID;
        found(
                document(id, document -> document.put("why", "DEADLINE").put("reason", "")),
                "is no cancellation by the province, and none by the deadline (M13-05.8)");
        found(
                document(id, document -> document.put("reason", "")),
                "is no cancellation by the province, and none by the deadline (M13-05.8)");
        found(
                document(id, document -> {
                    with(document.getJsonObject("draw"), "amounts", "0.4000");
                    return document;
                }),
                "cancels a draw that was not made so (Z10-07.5)");
        found(without(id), "no fact of the export gives it");
    }

    @Test
    void z10_07_4_aSubsidyForMoreThanWasTakenIsFound() throws IOException {
        found(
                document("psb_", document -> document.put("yuanPerMu", "99999.00")),
                "does not pay for what the pool took");
        found(document("psb_", document -> document.put("areaHa", "99.0000")), "does not pay for what the pool took");
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
        assertThat(Verification.of(cut, Verification.Known.NOTHING).wrong().orElseThrow())
                .contains("is not an export");
        Path text = folder.resolve("text.zip");
        Files.writeString(text, "no archive");
        assertThat(Verification.of(text, Verification.Known.NOTHING).wrong().orElseThrow())
                .contains("is not an export");
    }

    @ParameterizedTest
    @CsvSource({"0", "700", "-1"})
    void aSettlementDeletedFirstMiddleLastIsFound(int place) throws IOException {
        Forgery forgery = forgery()
                .change(ArchiveFile.JOURNAL, lines -> lines.remove(place < 0 ? lines.size() - 1 : place))
                .remanifest();
        found(forgery, "settlement " + (place < 0 ? written.settlements() : place + 1) + ":");
    }

    /** The newest settlement cut off together with the fact it belongs to: what is left holds by itself. */
    private Forgery cutOff() throws IOException {
        Forgery forgery = forgery();
        String last = forgery.lines(ArchiveFile.JOURNAL).getLast();
        String slip = new JsonObject(last).getJsonObject("fact").getString("id");
        return forgery.change(ArchiveFile.JOURNAL, List::removeLast)
                .change(ArchiveFile.WRITE_OFFS, lines -> lines.removeIf(line -> line.contains(slip)))
                .change(ArchiveFile.ACTS, lines -> lines.removeIf(line -> line.contains(slip)));
    }

    private void foundBy(Verification.Known known, Forgery forgery, String... words) throws IOException {
        Path forged = forgery.write(folder.resolve("known.zip"));
        assertThat(Verification.of(forged, Verification.Known.NOTHING).wrong()).isEmpty();
        assertThat(Verification.of(forged, known).wrong().orElseThrow()).contains(words);
    }

    @Test
    void theNewestRowsCutOffAreFoundByTheCheckpoint() throws IOException {
        found(cutOff().remanifest(), "settlement " + written.settlements() + ":", "the newest rows were cut off");
    }

    @Test
    void theNewestRowsCutOffWithTheCheckpointAreFoundByWhatIsKnownFromElsewhere() throws IOException {
        Forgery forgery = cutOff().change(ArchiveFile.CHECKPOINTS, List::clear).remanifest();
        foundBy(
                known(written.settlements(), written.hash()),
                forgery,
                "cut off",
                "settlement " + written.settlements());
        foundBy(witness(), forgery, "settlement 1:", "is not there");
    }

    @Test
    void theDatabaseRolledBackToYesterdayAndSignedAgainIsFoundByTheWitness() throws IOException {
        Signing signing = Signing.with(keys, key);
        foundBy(
                witness(),
                cutOff().resign(signing, written.settlements() - 1).remanifest(),
                "checkpoint 1 is not the one the witness saw");
    }

    /** What somebody can do who has everything: the journal made anew from an early entry on, and signed with the right key. */
    @Test
    void theWholeChainMadeAnewAndSignedAgainIsFoundByTheWitness() throws IOException {
        Forgery forgery = forgery()
                .replace(ArchiveFile.JOURNAL, 0, line -> line.replaceFirst("\\.[0-9]{6}Z", ".000001Z"))
                .rebuildChain()
                .resign(Signing.with(keys, key), 700, written.settlements())
                .remanifest();
        foundBy(witness(), forgery, "settlement 1:", "was made anew");
        foundBy(known(written.settlements(), written.hash()), forgery, "known from elsewhere");
    }

    @Test
    void theWholeChainMadeAnewIsFoundByTheCheckpoint() throws IOException {
        found(
                forgery()
                        .replace(ArchiveFile.JOURNAL, 0, line -> line.replaceFirst("\\.[0-9]{6}Z", ".000001Z"))
                        .rebuildChain()
                        .remanifest(),
                "settlement 1:",
                "checkpoint 1");
    }

    @Test
    void anotherKeyIsFoundByTheWitness() throws IOException {
        Signing other = Signing.withAnotherKey(key.since());
        Forgery forgery = forgery()
                .change(
                        ArchiveFile.KEYS,
                        lines -> lines.set(0, other.key().json().encode()))
                .change(ArchiveFile.CONFIRMATIONS, List::clear)
                .resign(other, written.settlements())
                .remanifest();
        foundBy(witness(), forgery, "key 1 is not the one the witness saw", "settlement 1 on");
    }

    @Test
    void aCheckpointSignedWithAKeyThatIsNotInTheExportIsFound() throws IOException {
        Signing other = Signing.withAnotherKey(key.since());
        found(
                forgery().resign(other, written.settlements()).remanifest(),
                ArchiveFile.CHECKPOINTS.fileName(),
                "settlement " + written.settlements(),
                "not signed by the key");
    }

    @ParameterizedTest
    @CsvSource({"number", "settlements", "head", "merkleRoot", "takenAt", "key", "signature"})
    void eachColumnOfACheckpointChangedIsFound(String column) throws IOException {
        Forgery forgery = forgery().replace(ArchiveFile.CHECKPOINTS, 0, line -> {
            JsonObject row = new JsonObject(line);
            return switch (column) {
                case "number", "settlements" ->
                    row.put(column, row.getLong(column) + 1).encode();
                case "takenAt" -> row.put(column, "2099-01-01T00:00:00.000000Z").encode();
                case "signature" ->
                    row.put(column, "MEUCIQD" + row.getString(column).substring(7))
                            .encode()
                            .replace("MEUCIQD", "MEUCIAA");
                default -> row.put(column, "0".repeat(64)).encode();
            };
        });
        long first = column.equals("settlements") ? written.settlements() + 1 : written.settlements();
        found(forgery.remanifest(), ArchiveFile.CHECKPOINTS.fileName(), "settlement " + first + ":");
    }

    @ParameterizedTest
    @CsvSource({"number", "id", "publicKey", "since", "endorsedBy", "signature"})
    void eachColumnOfAKeyChangedIsFound(String column) throws IOException {
        SigningKey other = Signing.withAnotherKey(key.since()).key();
        Forgery forgery = forgery().replace(ArchiveFile.KEYS, 0, line -> {
            JsonObject row = new JsonObject(line);
            return switch (column) {
                case "number" -> row.put(column, 2).encode();
                case "since" -> row.put(column, "2000-01-01T00:00:00.000000Z").encode();
                default -> row.put(column, other.json().getString(column)).encode();
            };
        });
        found(forgery.remanifest(), ArchiveFile.KEYS.fileName());
    }

    @Test
    void theTwinAloneEditedIsFound() throws IOException {
        Forgery forgery = forgery()
                .replace(ArchiveFile.HLEDGER, 7, line -> line.replaceFirst("-[0-9]", "-9"))
                .remanifestAlone();
        found(forgery, ArchiveFile.HLEDGER.fileName());
    }

    /** A settlement put in once more, the chain and the signature made anew. */
    @ParameterizedTest
    @CsvSource({"0", "700", "-1"})
    void aSettlementInsertedIsFound(int place) throws IOException {
        Forgery forgery = forgery();
        List<String> lines = forgery.lines(ArchiveFile.JOURNAL);
        int at = place < 0 ? lines.size() : place;
        String copy = lines.get(at == 0 ? lines.size() - 1 : at - 1);
        lines.add(at, copy.replaceFirst("\"sequence\":[0-9]+", "\"sequence\":" + (at + 1)));
        found(
                forgery.rebuildChain()
                        .resign(Signing.with(keys, key), lines.size())
                        .remanifest(),
                "settlement " + (at + 1) + ":");
    }

    @ParameterizedTest
    @CsvSource({"0", "700", "-1"})
    void aSettlementDeletedWithANewChainIsFound(int place) throws IOException {
        Forgery forgery = forgery();
        List<String> lines = forgery.lines(ArchiveFile.JOURNAL);
        int at = place < 0 ? lines.size() - 1 : place;
        lines.remove(at);
        for (int i = at; i < lines.size(); i++) {
            lines.set(i, lines.get(i).replaceFirst("\"sequence\":[0-9]+", "\"sequence\":" + (i + 1)));
        }
        found(
                forgery.rebuildChain()
                        .resign(Signing.with(keys, key), lines.size())
                        .remanifest(),
                "settlement " + (at + 1) + ":");
    }

    /** Two segments of one size of one settlement change their holders; everything is hashed and signed anew. */
    @Test
    void twoSegmentsOfOneSizeSwappedAreFound() throws IOException {
        Forgery forgery = forgery();
        List<String> lines = forgery.lines(ArchiveFile.JOURNAL);
        int place = first(lines, line -> halves(new JsonObject(line)).isPresent());
        forgery.replace(
                ArchiveFile.JOURNAL, place, line -> halves(new JsonObject(line)).orElseThrow());
        found(
                forgery.rebuildChain()
                        .resign(Signing.with(keys, key), lines.size())
                        .remanifest(),
                "settlement " + (place + 1) + ":",
                "OLDEST_FIRST");
    }

    /** The entry with what it took given back to the giver and the like amount at the other end of the segment taken instead. */
    private static Optional<String> halves(JsonObject entry) {
        JsonArray created = entry.getJsonArray("created");
        boolean lotNamed = entry.getJsonArray("postings").getJsonObject(0).containsKey("lot");
        if (lotNamed || created.size() != 2 || entry.getJsonArray("spent").size() != 1) {
            return Optional.empty();
        }
        JsonObject given = created.getJsonObject(0);
        JsonObject left = created.getJsonObject(1);
        long first = Long.parseLong(given.getString("firstUnit"));
        long last = Long.parseLong(left.getString("lastUnit"));
        long amount = Long.parseLong(given.getString("lastUnit")) - first + 1;
        String taker = given.getString("holder");
        given.put("lastUnit", Long.toString(last - amount)).put("holder", left.getString("holder"));
        left.put("firstUnit", Long.toString(last - amount + 1)).put("holder", taker);
        return Optional.of(entry.encode());
    }

    @Test
    void z10_08_3_aStandingChangedAfterwardsIsFound() throws IOException {
        Forgery forgery = forgery();
        String refused = first(forgery, "TASK_NOT_MET");
        forgery.change(
                ArchiveFile.STANDINGS, lines -> lines.replaceAll(line -> isTaskOf(line, refused) ? met(line) : line));
        found(forgery.remanifest(), ArchiveFile.ROUNDS.fileName(), "order lst_");
    }

    /** The county of the first listing that was refused for this reason. */
    private static String first(Forgery forgery, String reason) {
        List<String> lines = forgery.lines(ArchiveFile.ROUNDS);
        String line = lines.get(first(lines, it -> it.contains("order-refused") && it.contains(reason)));
        return new JsonObject(new JsonObject(line).getString("document"))
                .getJsonObject("order")
                .getString("county");
    }

    private static boolean isTaskOf(String line, String county) {
        JsonObject row = new JsonObject(line);
        return row.getString("kind").equals("task") && row.getString("county").equals(county);
    }

    private static String met(String line) {
        JsonObject row = new JsonObject(line);
        return row.put("doneM2", row.getString("taskM2")).encode();
    }

    @Test
    void m13_05_2_aDeclarationOfShortageTakenAwayIsFound() throws IOException {
        Forgery forgery = forgery();
        List<String> lines = forgery.lines(ArchiveFile.ROUNDS);
        String entered = lines.get(
                first(lines, it -> it.contains("order-entered") && it.contains("\\\"kind\\\":\\\"REQUEST\\\"")));
        String county = new JsonObject(new JsonObject(entered).getString("document"))
                .getJsonObject("order")
                .getString("county");
        forgery.change(
                ArchiveFile.STANDINGS,
                rows -> rows.removeIf(
                        row -> new JsonObject(row).getString("kind").equals("shortage")
                                && new JsonObject(row).getString("county").equals(county)));
        found(forgery.remanifest(), ArchiveFile.ROUNDS.fileName(), "the rules give another event");
    }

    @Test
    void z10_10_2_whatThePoolHeldIsProved() throws IOException {
        Verification.Report report = Verification.of(genuine, witness());
        assertThat(report.wrong()).isEmpty();
        assertThat(report.pools()).isPositive();
        assertThat(report.covered()).isEqualTo(written.settlements());
    }

    @Test
    void aRulebookAdoptedByOnePersonIsFound() throws IOException {
        found(
                forgery()
                        .replace(ArchiveFile.RULEBOOKS, 0, line -> {
                            JsonObject row = new JsonObject(line);
                            return row.put("approver", row.getString("maker")).encode();
                        })
                        .remanifest(),
                "adopted and approved by one person");
    }

    @Test
    void aRepeatedOrReorderedSettlementIsFound() throws IOException {
        found(
                forgery()
                        .change(ArchiveFile.JOURNAL, lines -> lines.add(10, lines.get(9)))
                        .remanifest(),
                "settlement 11: CHAINED");
        found(
                forgery()
                        .change(ArchiveFile.JOURNAL, lines -> Collections.swap(lines, 20, 21))
                        .remanifest(),
                "settlement 21: CHAINED");
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
        found(forgery, "journal", "settlement " + (place + 1) + ":");
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
        found(forgery.rebuildChain().remanifest(), "settlement " + (place + 1) + ":");
    }

    @Test
    void makerMadeApproverWithANewChainIsFound() throws IOException {
        Forgery forgery = forgery();
        int place = first(forgery.lines(ArchiveFile.JOURNAL), line -> line.contains("\"code\":\"DELIVER\""));
        forgery.replace(
                ArchiveFile.JOURNAL,
                place,
                line -> line.replace("\"maker\":\"330000-trader\"", "\"maker\":\"330000-approver\""));
        found(forgery.rebuildChain().remanifest(), "settlement " + (place + 1) + ":", "made and approved");
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
        found(forgery.rebuildChain().remanifest(), "settlement " + (place + 1) + ":");
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

    private Forgery ended(String validTo, String recordedAt) throws IOException {
        return forgery()
                .replace(
                        ArchiveFile.PAIRINGS,
                        0,
                        line -> new JsonObject(line)
                                .put(
                                        "end",
                                        new JsonObject()
                                                .put("validTo", validTo)
                                                .put("reason", "x")
                                                .put("maker", "m")
                                                .put("approver", "a")
                                                .put("recordedAt", recordedAt))
                                .encode())
                .remanifest();
    }

    @Test
    void z10_21_1_aPairingEndedAfterwardsIsFound() throws IOException {
        found(ended("2015-01-31", "2015-01-02T00:00:00Z"), "the plan of round");
        found(ended("2015-01-31", "2015-03-02T00:00:00Z"), "was ended for days that had passed (Z10-21.1)");
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
        String id = "prj_"
                + new JsonObject(forgery.lines(ArchiveFile.PROJECTS).get(place))
                        .getString("document")
                        .replaceFirst("(?s).*?\"number\":\"([0-9]{14})\".*", "$1");
        int lots = first(forgery.lines(ArchiveFile.JOURNAL), line -> line.contains(id + ":mint"));
        found(
                forgery.change(ArchiveFile.PROJECTS, lines -> lines.remove(place))
                        .remanifest(),
                "settlement " + (lots + 1) + " ",
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
