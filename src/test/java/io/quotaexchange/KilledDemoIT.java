package io.quotaexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program as an operator runs it: killed in every phase of the demonstration round, started again, verified. */
final class KilledDemoIT {
    /** What the program says when a phase begins; it is killed shortly after. */
    private static final List<String> PHASES = List.of(
            "Bringing the database up to date",
            "projects are filed",
            "sealed bids come in",
            "stage 1,",
            "stage 3,",
            "awards are confirmed, paid and delivered");

    @TempDir
    private Path folder;

    private Program serve() throws Exception {
        return Program.start(
                "serve",
                "--demo",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString());
    }

    @Test
    void goesOnAfterEveryKillAndTheExportHolds() throws Exception {
        for (String phase : PHASES) {
            try (Program killed = serve()) {
                killed.waitFor(phase);
                Thread.sleep(120);
                killed.kill();
            }
        }
        try (Program withoutDemo = Program.start(
                "serve", "--port", "0", "--data", folder.resolve("data").toString())) {
            withoutDemo.waitFor("was interrupted: start with --demo to go on");
        }
        Path export = folder.resolve("export.zip");
        try (Program server = serve()) {
            server.waitFor("Demo: done");
            try (Program second = serve()) {
                assertThat(second.waitForExit()).isEqualTo(1);
                assertThat(second.output()).contains("is in use by");
            }
            try (Program exporting =
                    Program.start("export", "--data", folder.resolve("data").toString(), "--out", export.toString())) {
                assertThat(exporting.waitForExit()).isZero();
            }
            server.terminate();
            server.waitForExit();
            assertThat(server.output()).doesNotContain("did not stop in order");
        }
        try (Program verifying = Program.start("verify", export.toString())) {
            assertThat(verifying.waitForExit()).isZero();
            assertThat(verifying.output()).contains("All holds");
        }
        try (Program withoutServer =
                Program.start("export", "--data", folder.resolve("data").toString(), "--out", export.toString())) {
            assertThat(withoutServer.waitForExit()).isZero();
        }
    }
}
