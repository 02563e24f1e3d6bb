package io.quotaexchange.matching.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.matching.casefile.Cases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line as a user meets it: streams and exit codes. Golden files are written afresh with {@code -Dgolden.update}. */
class MatchingEngineTest {
    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {}

    static List<String> names() {
        return Cases.ALL;
    }

    private static Run run(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        int code = MatchingEngine.run(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                texts);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("names")
    void clearPrintsTheGoldenResultAndVerifyAcceptsIt(String name) throws IOException {
        Path given = file("case.json", Cases.text(name));
        Run clear = run("clear", given);
        assertThat(clear.err()).isEmpty();
        assertThat(clear.code()).isZero();
        Path golden = Path.of("src/test/resources/results/" + name + ".json");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(golden, clear.out(), StandardCharsets.UTF_8);
        }
        assertThat(clear.out()).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
        Run verify = run("verify", given, golden);
        assertThat(verify).isEqualTo(new Run(0, "right: the result is the one the rules give\n", ""));
    }

    @ParameterizedTest
    @MethodSource("names")
    void localeAndTimeZoneDoNotMatter(String name) throws IOException {
        Path given = file("case.json", Cases.text(name));
        String wanted = run("clear", given).out();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist-nu-thai", "zh-CN")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(run("clear", given).out()).as(tag).isEqualTo(wanted);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ascending | \"62500.00\" | \"62500.01\" | /price: the rules give the string '62500.00', the result has the string '62500.01'",
                "ascending | \"closedAt\": \"2026-03-02T02:01:00.500Z\" | \"closedAt\": \"2026-03-02T02:01:00Z\" | /closedAt: ",
                "ascending | \"winner\": \"330281\", | | malformed result at /winner: is missing",
                "ascending | {\"id\": \"b1\", \"accepted\": true}, | | /bids/0/id: the rules give the string 'b1', the result has the string 'b2'",
                "ascending | \"accepted\": false, \"reason\": \"OWN_LOT\" | \"accepted\": true | /bids/3/accepted: the rules give false, the result has true",
                "ascending | \"reason\": \"OWN_LOT\" | \"reason\": \"CLOSED\" | /bids/3/reason: ",
                "ascending | \"SOLD\" | \"LOST\" | malformed result at /outcome: must be one of",
                "ascending | result/1 | result/2 | malformed result at /format: ",
                "ascending | ASCENDING_AUCTION | CONTINUOUS | malformed result at /mechanism: must be that of the case",
                "continuous | \"paired\": true | \"paired\": false | /events/5/paired: ",
                "continuous | {\"type\": \"REJECTED\", \"seq\": 8, \"order\": \"nobody\", \"reason\": \"UNKNOWN_ORDER\"}] | {\"type\": \"REJECTED\", \"seq\": 8, \"order\": \"nobody\", \"reason\": \"CANNOT_FILL\"}] | /events/16/reason: ",
                "continuous | \"offers\": [] | \"offers\": [{\"order\": \"x\", \"county\": \"330482\", \"limit\": \"1.00\", \"amount\": \"1\"}] | /book/offers/0: the rules give the end of the list, the result has an object",
                "call-auction | \"volume\": \" | \"volume\": \"1 | /volume: ",
            })
    void verifySaysWhatDiffersFirstAndWhere(String name, String found, String changed, String line) throws IOException {
        Path given = file("case.json", Cases.text(name));
        String result = run("clear", given).out();
        assertThat(result).contains(found);
        Path wrong = file("result.json", result.replace(found, changed == null ? "" : changed));
        Run verify = run("verify", given, wrong);
        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.out()).startsWith("wrong: " + line).hasLineCount(1);
        assertThat(verify.err()).isEmpty();
    }

    @Test
    void spacesAndOrderOfFieldsOfAResultDoNotMatter() throws IOException {
        Path given = file("case.json", Cases.text("ascending"));
        String result = run("clear", given).out();
        String moved = result.replace("\"outcome\": \"SOLD\",", "")
                .replace("\"decidedBy\": \"MATCHED\"", "\"outcome\"   :\t\"SOLD\", \"decidedBy\":\"MATCHED\"")
                .replace("\"62500.00\"", "\"62500\"");
        assertThat(run("verify", given, file("result.json", moved)).code()).isZero();
    }

    @Test
    void aMalformedCaseIsOneLineOnStandardErrorAndExitTwo() throws IOException {
        Path bad = file("case.json", Cases.text("ascending").replace("330482", "33\\n0482"));
        for (Run run : List.of(run("clear", bad), run("verify", bad, bad))) {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).hasLineCount(1).contains("/bids/1/county: a county code is six digits");
        }
        Run notJson = run("clear", file("no.json", "hello"));
        assertThat(notJson.code()).isEqualTo(2);
        assertThat(notJson.err()).hasLineCount(1).contains("byte ");
    }

    @Test
    void aMalformedOrEmptyResultIsWrong() throws IOException {
        Path given = file("case.json", Cases.text("ascending"));
        for (String text : List.of("", "{}", "[]", "null", "{", "\uFEFF{}")) {
            Run run = run("verify", given, file("result.json", text));
            assertThat(run.code()).as(text).isEqualTo(1);
            assertThat(run.out()).startsWith("wrong: malformed result at ").hasLineCount(1);
        }
    }

    @Test
    void aValueBeyondTheBoundsIsExitTwo() throws IOException {
        Path large = file("case.json", Cases.text("ascending").replace("\"12.3456\"", "\"922337203685477.5807\""));
        Run run = run("clear", large);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).contains("lot-7 exceeds 2^63-1 fen");
    }

    @Test
    void explainSaysWhyInBothLanguagesOrOneForAllOrOne() throws IOException {
        Path given = file("case.json", Cases.text("continuous"));
        Run both = run("explain", given);
        assertThat(both.code()).isZero();
        assertThat(both.err()).isEmpty();
        assertThat(both.out()).hasLineCount(16);
        List<String> lines = both.out().lines().toList();
        assertThat(lines.get(6)).startsWith("减少委托o1");
        assertThat(lines.get(7)).startsWith("Reduction of o1");
        assertThat(run("explain", "--lang", "en", given).out()).hasLineCount(8).doesNotContain("委托");
        assertThat(run("explain", "--lang", "zh", given).out()).hasLineCount(8).doesNotContain("Bid ");
        Run one = run("explain", given, "--order", "b3", "--order", "nobody", "--lang", "en");
        assertThat(one.out().lines()).hasSize(3).allMatch(line -> line.contains("b3") || line.contains("nobody"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void explainPrintsTheGoldenRecords(String name) throws IOException {
        Run explain = run("explain", "--json", file("case.json", Cases.text(name)));
        assertThat(explain.code()).isZero();
        assertThat(explain.err()).isEmpty();
        Path golden = Path.of("src/test/resources/decisions/" + name + ".jsonl");
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, explain.out(), StandardCharsets.UTF_8);
        }
        assertThat(explain.out()).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    @Test
    void explainRefusesWhatItCannotUseWithExitTwo() throws IOException {
        Path given = file("good.json", Cases.text("ascending"));
        Path large = file("large.json", Cases.text("ascending").replace("\"12.3456\"", "\"922337203685477.5807\""));
        for (Run run : List.of(
                run("explain"),
                run("explain", file("bad.json", Cases.text("ascending").replace("330482", "33\\n0482"))),
                run("explain", "--json", file("no.json", "hello")),
                run("explain", large),
                run("explain", folder.resolve("none.json")),
                run("explain", given, "--order", "nobo\ndy"),
                run("explain", given, "--order", "b1", "--order", "nobody", "--json"),
                run("explain", given, "--lang", "fr"),
                run("explain", given, "--lang", "zh", "--json"))) {
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isNotEmpty();
        }
        assertThat(run("explain", given, "--order", "nobo\ndy").err())
                .isEqualTo("no order of the case has the id 'nobo dy'\n");
        Path twoLines = file("lines.json", Cases.text("ascending").replace("\"b1\"", "\"b\\n1\""));
        assertThat(run("explain", twoLines).out()).hasLineCount(12);
    }

    @Test
    void missingOrWrongArgumentsAndUnreadableFilesAreExitTwo() throws IOException {
        Path given = file("case.json", Cases.text("ascending"));
        for (Run run : List.of(
                run(),
                run("clear"),
                run("verify", given),
                run("clear", given, given),
                run("clear", "--fast", given),
                run("settle", given),
                run("clear", folder.resolve("none.json")),
                run("clear", folder),
                run("verify", given, folder.resolve("none.json")))) {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).isNotEmpty();
        }
        assertThat(run("--help").code()).isZero();
        assertThat(run("clear", "--help").out()).contains("Usage: matching-engine clear");
    }

    @ParameterizedTest
    @MethodSource("names")
    void damagedCasesGiveExitZeroOrTwoAndNothingElse(String name) throws IOException {
        byte[] good = Cases.bytes(name);
        int cleared = 0;
        for (int seed = 0; seed < 250; seed++) {
            Random random = new Random(seed);
            byte[] damaged = good.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                // Digits for digits, so that many of these are still cases.
                int at = random.nextInt(damaged.length);
                boolean digit = damaged[at] >= '0' && damaged[at] <= '9';
                damaged[at] = (byte)
                        (digit ? '0' + random.nextInt(10) : random.nextInt(40) == 0 ? random.nextInt() : damaged[at]);
            }
            Path file = Files.write(folder.resolve("damaged.json"), damaged);
            Run run = run("clear", file);
            assertThat(run.code()).as("seed %d: %s", seed, run.err()).isIn(0, 2);
            assertThat(run.out().isEmpty()).isEqualTo(run.code() == 2);
            assertThat(run.err().lines().count()).isEqualTo(run.code() == 2 ? 1 : 0);
            cleared += run.code() == 0 ? 1 : 0;
            Run explain = run("explain", "--json", file);
            assertThat(explain.code()).as("seed %d: %s", seed, explain.err()).isEqualTo(run.code());
            assertThat(explain.out().isEmpty()).isEqualTo(explain.code() == 2);
            assertThat(explain.err().lines().count()).isEqualTo(explain.code() == 2 ? 1 : 0);
        }
        assertThat(cleared).isGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("names")
    void damagedResultsAreRightOrWrongAndNothingElse(String name) throws IOException {
        Path given = file("case.json", Cases.text(name));
        String result = run("clear", given).out();
        int wrong = 0;
        for (int seed = 0; seed < 250; seed++) {
            Random random = new Random(seed);
            StringBuilder damaged = new StringBuilder(result);
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(damaged.length());
                char old = damaged.charAt(at);
                boolean digit = old >= '0' && old <= '9';
                damaged.setCharAt(at, digit || random.nextInt(40) == 0 ? (char) ('0' + random.nextInt(10)) : old);
            }
            Run run = run("verify", given, file("damaged.json", damaged.toString()));
            assertThat(run.code())
                    .as("seed %d: %s%s", seed, run.out(), run.err())
                    .isIn(0, 1);
            assertThat(run.code() == 0).isEqualTo(run.out().startsWith("right: "));
            assertThat(run.out()).hasLineCount(1);
            wrong += run.code();
            if (damaged.toString().equals(result)) {
                assertThat(run.code()).isZero();
            }
        }
        assertThat(wrong).isGreaterThan(30);
    }
}
