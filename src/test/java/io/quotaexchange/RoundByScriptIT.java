package io.quotaexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example client runs a whole round against the built program: a new exchange, its first administrator made on the command line. */
final class RoundByScriptIT {
    private static final Pattern READY = Pattern.compile("Ready: (http://\\S+)/");
    private static final long LONGEST_SECONDS = 400;
    private static final String PASSWORD = "First-Sign-in-2026";

    @TempDir
    private Path folder;

    private record Ended(int code, String said) {}

    private Ended run(Path input, List<String> command) throws Exception {
        Path output = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), Files.readString(output));
    }

    @Test
    void m13_05_3_aWholeRoundThroughTheApiAsThePeopleWhoWouldDoItAndItsExportHolds() throws Exception {
        Path data = folder.resolve("data");
        Path password = Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
        try (Program server = Program.start("serve", "--port", "0", "--data", data.toString())) {
            server.waitFor("Ready: ");
            Matcher ready = READY.matcher(server.output());
            assertThat(ready.find()).isTrue();
            Ended added = run(
                    password,
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            Path.of("target", "quota-exchange.jar").toString(),
                            "user",
                            "add",
                            "--login",
                            "security",
                            "--name",
                            "安全管理员",
                            "--role",
                            "SECURITY_ADMINISTRATOR",
                            "--data",
                            data.toString()));
            assertThat(added.code()).as(added.said()).isZero();
            Path export = folder.resolve("export.zip");
            List<String> script = List.of(
                    "python3",
                    Path.of("..", "deploy", "examples", "run-a-round.py").toString(),
                    "--server",
                    ready.group(1),
                    "--password-file",
                    password.toString(),
                    "--export",
                    export.toString());
            Ended ran = run(password, script);
            assertThat(ran.code()).as(ran.said()).isZero();
            assertThat(ran.said()).contains("4 awards", "settled");
            String end = ran.said().lines().reduce((one, next) -> next).orElseThrow();
            try (Program verifying =
                    Program.start("verify", export.toString(), "--known", end.substring(end.lastIndexOf(' ') + 1))) {
                assertThat(verifying.waitForExit()).as(verifying.output()).isZero();
                assertThat(verifying.output()).contains("5 awards", "All holds");
            }
            Ended again = run(password, script);
            assertThat(again.code()).isEqualTo(1);
            assertThat(again.said()).contains("in use already");
            server.terminate();
            server.waitForExit();
        }
    }
}
