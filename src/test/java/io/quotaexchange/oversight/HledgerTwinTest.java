package io.quotaexchange.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.demo.SettledDemo;
import io.quotaexchange.ledger.AccountBalance;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's journal as hledger sees it, and as a small reader of its format does. */
@ExtendWith(PostgresFixture.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HledgerTwinTest {
    @TempDir
    private static Path folder;

    private List<String> lines;
    private List<AccountBalance> balances;

    @BeforeAll
    void exportTheDemo(TestDatabase database) throws IOException {
        SettledDemo.runIn(database);
        Path export = folder.resolve("export.zip");
        TestDatabase.await(new Export(database.vertx(), database.auditor(), "330000").to(export));
        lines = Forgery.of(export).lines(ArchiveFile.HLEDGER);
        balances = TestDatabase.await(new LedgerReading(database.auditor()).allBalances());
    }

    @Test
    void aReaderOfTheFormatArrivesAtTheLedgersBalances() {
        TwinReader reader = new TwinReader();
        reader.read(lines);
        assertThat(reader.transactions()).isGreaterThan(1_000);
        assertThat(reader.assertions()).isGreaterThanOrEqualTo(2 * reader.transactions());
        Map<String, Long> expected = new TreeMap<>();
        for (AccountBalance balance : balances) {
            long scale = balance.account().unit() == Unit.CNY ? 1 : 100;
            expected.put(
                    HledgerTwin.name(balance.account()) + " in "
                            + balance.account().unit(),
                    Math.multiplyExact(scale, balance.balance()));
        }
        assertThat(new TreeMap<>(reader.balances())).isEqualTo(expected);
    }

    @Test
    void aWrongBalanceIsFoundByTheReader() {
        assertThatThrownBy(() -> new TwinReader().read(oneWrong())).isInstanceOf(IllegalStateException.class);
    }

    /** The last balance that is asserted, off by one. */
    private List<String> oneWrong() {
        List<String> changed = new ArrayList<>(lines);
        for (int i = changed.size() - 1; i >= 0; i--) {
            if (changed.get(i).contains(" = ")) {
                changed.set(i, changed.get(i).replaceFirst(" = (-?)", " = $19"));
                return changed;
            }
        }
        throw new IllegalStateException("nothing is asserted");
    }

    @Test
    void hledgerConfirmsEveryBalance() throws Exception {
        Assumptions.assumeTrue(hasHledger(), "hledger is not on the path: its check of the twin is left out");
        assertThat(hledger(lines, "check").exit()).isZero();
        Answer stats = hledger(lines, "balance", "--flat", "--no-total", "cny", "not:system:outside:cny");
        assertThat(stats.exit()).isZero();
        assertThat(stats.text()).contains(":revenue:cny");
        assertThat(hledger(oneWrong(), "check").exit()).isNotZero();
    }

    private record Answer(int exit, String text) {}

    private static boolean hasHledger() {
        try {
            return new ProcessBuilder("hledger", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static Answer hledger(List<String> journal, String... arguments) throws Exception {
        Path file = Files.write(folder.resolve("twin.hledger"), journal, StandardCharsets.UTF_8);
        List<String> command = new ArrayList<>(List.of("hledger", "-f", file.toString()));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("LANG", "C.UTF-8");
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), Files.readString(said));
    }
}
