package io.quotaexchange.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence of a problem has its Chinese: those that stand in the sources, found there, and those with something in them. */
class ChineseDetailsTest {
    private static final Path SOURCES = Path.of("main/java");
    private static final Path AMOUNTS = Path.of("../matching-engine/src/main/java/io/quotaexchange/quantity");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern READERS = Pattern.compile(
            "(?!Act|OperationRoutes).*(Routes|Body|Requests|Reader|ProjectNumber|ConstructionProject|UnitRequest|LotSize|StepJson)\\.java");

    /** Where a sentence for a reader begins, and which of the arguments after it are such sentences: from this one on. */
    private static final Map<Pattern, Integer> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put(Pattern.compile("Problem\\.of\\((?!refus|List|review|wrong|entered|decision|status)"), 4);
        CALLS.put(Pattern.compile("new (?:Problem\\.)?Field\\("), 1);
        CALLS.put(Pattern.compile("(?:document|section|row|place|this|reader)\\.note\\("), 1);
        CALLS.put(Pattern.compile("[^.\\w]note\\((?:key|place), "), 0);
        CALLS.put(Pattern.compile("faults\\.add\\("), 0);
        CALLS.put(Pattern.compile("new AmountFormatException\\("), 0);
        CALLS.put(Pattern.compile("new IllegalArgumentException\\("), 0);
    }

    @Test
    void everySentenceOfTheSourcesHasItsChinese() {
        List<String> without = new ArrayList<>();
        int seen = 0;
        for (String source : sources()) {
            for (Map.Entry<Pattern, Integer> call : CALLS.entrySet()) {
                Matcher begins = call.getKey().matcher(source);
                while (begins.find()) {
                    List<String> arguments = arguments(source, begins.end());
                    for (String argument :
                            arguments.subList(Math.min(call.getValue(), arguments.size()), arguments.size())) {
                        String sentence = sentence(argument);
                        if (sentence.contains(" ")) {
                            seen++;
                            if (!CHINESE.matcher(ChineseDetails.of(sentence)).find()) {
                                without.add(sentence);
                            }
                        }
                    }
                }
            }
        }
        assertThat(without).isEmpty();
        assertThat(seen).as("sentences found").isGreaterThan(100);
    }

    @Test
    void whateverIsNotFoundHasItsChineseName() {
        Matcher named = Pattern.compile("notFound\\(\\s*\"([^\"]+)\"").matcher(String.join("\n", sources()));
        List<String> without = named.results()
                .map(found -> "no " + found.group(1) + " '7'")
                .filter(sentence ->
                        !CHINESE.matcher(ChineseDetails.of(sentence)).find())
                .toList();
        assertThat(without).isEmpty();
        assertThat(named.reset().results().count()).isGreaterThan(40);
    }

    @Test
    void theConstantsOfProblemsHaveTheirChinese() {
        // Their last texts are for the reader; a title in Chinese and one in English stand before.
        List<String> without = new ArrayList<>();
        int seen = 0;
        for (Path file : files(SOURCES)) {
            if (!file.getFileName().toString().endsWith("Problem.java")
                    || file.getFileName().toString().equals("RefusalProblem.java")) {
                continue;
            }
            List<String> literals = LITERAL.matcher(read(file))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            int sinceChinese = Integer.MAX_VALUE / 2;
            for (String literal : literals) {
                sinceChinese = CHINESE.matcher(literal).find() ? 0 : sinceChinese + 1;
                if (sinceChinese > 1
                        && sinceChinese < 4
                        && literal.contains(" ")
                        && !literal.startsWith(" ")
                        && !literal.startsWith("; ")) {
                    seen++;
                    if (!CHINESE.matcher(ChineseDetails.of(literal)).find()) {
                        without.add(literal);
                    }
                }
            }
        }
        // Halves of sentences, which the other test finds whole.
        without.removeAll(List.of("it was answered with status ", "no "));
        assertThat(without).isEmpty();
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void whatDiffersFromCaseToCaseIsKept() {
        assertThat(ChineseDetails.of("'1.00001' has 5 decimals, at most 4 are permitted"))
                .isEqualTo("“1.00001”有 5 位小数，至多 4 位");
        assertThat(ChineseDetails.of("no county '999999'")).isEqualTo("没有县（市、区）“999999”");
        assertThat(ChineseDetails.of("12 is not between 1 and 9")).isEqualTo("12 不在 1 与 9 之间");
        assertThat(ChineseDetails.of("is not $1\\E")).isEqualTo("须为 $1\\E");
        assertThat(ChineseDetails.of("nobody wrote this")).isEqualTo("nobody wrote this");
    }

    @Test
    void eachReaderGetsTheDetailInOneLanguage() {
        Problem problem = new Problem(
                400,
                "invalid-body",
                "请求内容不符合要求",
                "The body is not valid",
                "/login: is missing",
                "",
                List.of(new Problem.Field("login", "is missing", "correct the value")));
        JsonObject chinese = problem.json(true, "/x");
        assertThat(chinese.getString("detail")).isEqualTo("login：缺少此项");
        assertThat(chinese.getJsonArray("errors").getJsonObject(0).getString("remedy"))
                .isEqualTo("请改正该值");
        JsonObject english = problem.json(false, "/x");
        assertThat(english.getString("detail")).isEqualTo("/login: is missing");
        assertThat(english.getJsonArray("errors").getJsonObject(0).getString("message"))
                .isEqualTo("is missing");
    }

    @Test
    void whatRulesRefuseIsToldInTheirWords() {
        JsonArray violations = new JsonArray()
                .add(new JsonObject().put("zh", "超过限价").put("en", "above the limit"))
                .add(new JsonObject().put("zh", "没有保证金").put("en", "no deposit"));
        Problem problem = new Problem(
                422,
                "refused",
                "不符合规定",
                "Refused by the rules",
                "above the limit; no deposit",
                "",
                List.of(),
                violations);
        assertThat(problem.json(true, "/x").getString("detail")).isEqualTo("超过限价；没有保证金");
        assertThat(problem.json(false, "/x").getString("detail")).isEqualTo("above the limit; no deposit");
    }

    /** What reads requests, and the amounts they are of; what a mistake in the program throws has no reader. */
    private static List<String> sources() {
        return Stream.concat(files(SOURCES).stream(), files(AMOUNTS).stream())
                .map(file -> READERS.matcher(file.getFileName().toString()).matches()
                        ? read(file)
                        : read(file).replace("new IllegalArgumentException(", "mistake("))
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The arguments of a call whose opening parenthesis is behind us. */
    private static List<String> arguments(String source, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 1;
        int begin = from;
        for (int at = from; depth > 0; at++) {
            char c = source.charAt(at);
            if (c == (char) 34) {
                Matcher literal = LITERAL.matcher(source);
                literal.find(at);
                at = literal.end() - 1;
            } else if (c == '(' || c == '{' || c == '[') {
                depth++;
            } else if (c == ')' || c == '}' || c == ']') {
                depth--;
            }
            if (depth == 0 || depth == 1 && c == ',') {
                arguments.add(source.substring(begin, at).trim());
                begin = at + 1;
            }
        }
        return arguments;
    }

    /** Texts joined by plus, with a sample where something else stands between them; empty where there is no text. */
    private static String sentence(String argument) {
        Matcher literal = LITERAL.matcher(argument);
        StringBuilder sentence = new StringBuilder();
        int end = 0;
        boolean any = false;
        while (literal.find()) {
            String between = argument.substring(end, literal.start()).replaceAll("\\s|\\+", "");
            sentence.append(between.isEmpty() ? "" : "7").append(literal.group(1));
            end = literal.end();
            any = true;
        }
        String rest = argument.substring(end).replaceAll("\\s", "");
        return !any || !rest.isEmpty() && !rest.startsWith("+")
                ? ""
                : sentence.append(rest.isEmpty() ? "" : "7").toString();
    }
}
