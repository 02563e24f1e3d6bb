package io.quotaexchange.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.checkpoint.Checkpoints;
import io.quotaexchange.checkpoint.KeyFolder;
import io.quotaexchange.demo.SettledDemo;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page {@code VERIFY.md} walks an auditor through an export: its commands, as they stand there, run on the demonstration's. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VerifyPageTest {
    private static final Path PAGE = Path.of("docs/VERIFY.md");
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK =
            Pattern.compile("^## (\\d)\\..*?^```sh\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @TempDir
    private static Path folder;

    private String page;
    private List<String> blocks;

    private record Answer(int exit, String text) {}

    @BeforeAll
    void exportTheDemo(TestDatabase database) throws IOException {
        KeyFolder keys = new KeyFolder(folder.resolve("keys"));
        SettledDemo.runIn(database, folder.resolve("keys"));
        Checkpoints checkpoints = new Checkpoints(database.vertx(), database.application(), keys, Clock.systemUTC());
        TestDatabase.await(checkpoints.prepare());
        TestDatabase.await(checkpoints.make());
        TestDatabase.await(new Export(database.vertx(), database.auditor(), "330000").to(folder.resolve("export.zip")));
        page = Files.readString(PAGE);
        blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            assertThat(matcher.group(1)).isEqualTo(Integer.toString(blocks.size() + 1));
            blocks.add(matcher.group(2));
        }
        assertThat(blocks).hasSize(6);
    }

    /** What a block prints, in the folder that the first one makes. */
    private String run(int number, String... tools) throws Exception {
        for (String tool : tools) {
            boolean there = shell("command -v " + tool).exit() == 0;
            Assumptions.assumeTrue(there, tool + " is not on this machine: step " + number + " is left out");
        }
        String commands = blocks.get(number - 1).replace("/path/to/", ROOT + "/");
        String begin = "set -e; cd " + folder + "\n"
                + (number == 1 ? "rm -rf audit\n" : "[ -d audit ] || unzip -q -d audit export.zip\ncd audit\n");
        Answer answer = shell(begin + commands);
        assertThat(answer.exit()).as(answer.text()).isZero();
        return answer.text().strip();
    }

    private static Answer shell(String commands) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", commands);
        builder.environment().put("LANG", "C.UTF-8");
        return answer(builder);
    }

    private static Answer java(String main, Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return answer(new ProcessBuilder(command));
    }

    private static Answer answer(ProcessBuilder builder) throws Exception {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Answer(process.exitValue(), Files.readString(said));
    }

    @Test
    void step1TheFilesAreThoseOfTheManifest() throws Exception {
        assertThat(run(1, "unzip", "jq", "sha256sum")).isEqualTo("all files");
    }

    @Test
    void step2ALinkOfTheChain() throws Exception {
        List<String> said = run(2, "unzip", "jq", "python3", "openssl").lines().toList();
        assertThat(said).hasSize(2);
        assertThat(said.get(1)).matches("[0-9a-f]{64}");
        assertThat(said.get(0)).endsWith("= " + said.get(1));
    }

    @Test
    void step3TheSignatureOnTheEndOfTheJournal() throws Exception {
        List<String> said = run(3, "unzip", "jq", "openssl", "base64").lines().toList();
        assertThat(said.get(0)).isEqualTo("Signature Verified Successfully");
        JsonObject key = new JsonObject(Files.readAllLines(folder.resolve("audit/checkpoint-keys.jsonl"))
                .getLast());
        assertThat(said.get(1)).endsWith("= " + key.getString("id"));
        assertThat(Files.readString(folder.resolve("audit/signed.txt")))
                .contains("head "
                        + new JsonObject(Files.readAllLines(folder.resolve("audit/journal.jsonl"))
                                        .getLast())
                                .getString("hash"));
    }

    @Test
    void step4OneAwardClearedAgain() throws Exception {
        List<String> said = run(4, "unzip", "jq", "openssl").lines().toList();
        JsonObject award = new JsonObject(said.get(0));
        assertThat(said.get(1)).endsWith("= " + award.getString("caseDigest"));
        assertThat(said).hasSize(4);
        assertThat(new JsonObject(said.get(2)).getString("from")).startsWith(award.getString("seller") + "/AWARDED/");
        assertThat(new JsonObject(said.get(3)).getString("from")).isEqualTo(award.getString("buyer") + "/CASH/CNY");
        Path audit = folder.resolve("audit");
        String engine = "matching-engine.jar verify CASE.json RESULT.json";
        assertThat(page).contains(engine);
        Answer cleared = java(
                "io.quotaexchange.matching.cli.MatchingEngine",
                "verify",
                audit.resolve("CASE.json"),
                audit.resolve("RESULT.json"));
        assertThat(cleared.exit()).as(cleared.text()).isZero();
        Path other = Files.writeString(
                audit.resolve("OTHER.json"),
                Files.readString(audit.resolve("RESULT.json")).replaceFirst("30\\.4300", "30.4200"));
        assertThat(java("io.quotaexchange.matching.cli.MatchingEngine", "verify", audit.resolve("CASE.json"), other)
                        .exit())
                .isNotZero();
    }

    @Test
    void step5ABalanceAndThatNothingCameFromNowhere() throws Exception {
        List<String> said = run(5, "unzip", "jq", "awk").lines().toList();
        assertThat(said.get(0)).matches("330106/RESERVE/QUANTITY [1-9][0-9]*");
        assertThat(said.subList(1, said.size()))
                .containsExactlyInAnyOrder("QUANTITY 0", "CAPACITY 0", "PADDY 0", "CNY 0");
    }

    @Test
    void step6AForeignLedgerAgrees() throws Exception {
        List<String> said = run(6, "unzip", "hledger").lines().toList();
        assertThat(said.get(0)).isEqualTo("every balance");
        String balance = run(5, "unzip", "jq", "awk").lines().findFirst().orElseThrow();
        assertThat(said.get(1).strip().split(" +"))
                .containsExactly(balance.split(" ")[1], "QUANTITY", "330106:reserve:quantity");
    }

    @Test
    void theWitnessIsKeptAndGivenToTheNextVerification() throws Exception {
        assertThat(page)
                .contains("witness --file mine.json --from export.zip")
                .contains("verify --witness mine.json export.zip");
        Path mine = folder.resolve("mine.json");
        Path export = folder.resolve("export.zip");
        Answer kept = java("io.quotaexchange.Main", "witness", "--file", mine, "--from", export);
        assertThat(kept.exit()).as(kept.text()).isZero();
        Answer holds = java("io.quotaexchange.Main", "verify", "--witness", mine, export);
        assertThat(holds.exit()).as(holds.text()).isZero();
        Path shorter = Forgery.of(export)
                .change(ArchiveFile.CHECKPOINTS, List::clear)
                .remanifest()
                .write(folder.resolve("shorter.zip"));
        Answer found = java("io.quotaexchange.Main", "verify", "--witness", mine, shorter);
        assertThat(found.exit()).as(found.text()).isEqualTo(1);
        assertThat(found.text()).contains("is not there");
        assertThat(java("io.quotaexchange.Main", "witness", "--file", mine, "--from", shorter)
                        .exit())
                .isNotZero();
    }
}
