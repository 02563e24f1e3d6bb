package io.quotaexchange.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every clause that registry, rulebook or pricing enforces has a test with its id in its name. */
class ClauseCoverageTest {
    private static final List<String> FEATURES = List.of("registry", "rulebook", "pricing");

    /** Only lines of Javadoc that cite, and ids in code: a clause named in passing is not enforced. */
    private static final Pattern CITED =
            Pattern.compile("(?:Clause: |ClauseId\\(\")((?:[A-Z]+[0-9]*-[0-9.]+[a-z]?(?:, )?)+)");

    private static final Pattern TEST = Pattern.compile("void ([a-z0-9]+_[A-Za-z0-9_]+)\\(");
    private static final String PACKAGES = "java/io/quotaexchange";

    /** Clauses that only name a thing: a vocabulary, with nothing to demand. */
    private static final Set<String> NAME_ONLY = Set.of(
            "M13-00.1", // the stand-in of the reader, never seen by a rule
            "M13-02.1", // the kinds of funds
            "L-02.1"); // in which area a task is counted

    @Test
    void everyEnforcedClauseHasATestThatNamesIt() throws IOException {
        SortedSet<String> untested = new TreeSet<>(cited());
        assertThat(untested).contains("M13-08.1", "Z10-07.2", "Z10-08.3", "L-03.1b");
        untested.removeAll(NAME_ONLY);
        String names = testNames();
        untested.removeIf(clause -> names.contains(inNames(clause)));
        assertThat(untested).isEmpty();
    }

    @Test
    void aClauseWithoutATestIsFound() throws IOException {
        assertThat(testNames()).doesNotContain(inNames("B-9")).contains(inNames("M13-08.1"));
    }

    /** {@code M13-08.1} is {@code m13_08_1_} in the name of a test. */
    private static String inNames(String clause) {
        return clause.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_') + "_";
    }

    private static SortedSet<String> cited() throws IOException {
        SortedSet<String> cited = new TreeSet<>();
        for (Path file : javaFiles("main")) {
            Matcher line = CITED.matcher(Files.readString(file));
            while (line.find()) {
                for (String clause : line.group(1).split(", ")) {
                    cited.add(clause.replaceAll("\\.$", ""));
                }
            }
        }
        return cited;
    }

    private static String testNames() throws IOException {
        StringBuilder names = new StringBuilder();
        for (Path file : javaFiles("test")) {
            Matcher name = TEST.matcher(Files.readString(file));
            while (name.find()) {
                names.append(name.group(1)).append(' ');
            }
        }
        return names.toString();
    }

    private static List<Path> javaFiles(String source) throws IOException {
        List<Path> files = new java.util.ArrayList<>();
        for (String feature : FEATURES) {
            try (Stream<Path> found = Files.walk(Path.of(source, PACKAGES, feature))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }
}
