package io.quotaexchange.matching.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's own sources: no clock, no chance, no floating point, no walk over a collection without order. */
class SourceRulesTest {
    @Test
    void theEngineIsDeterministicAsFarAsItsSourceShows() {
        List<Path> sources = sources();
        assertThat(sources).hasSizeGreaterThan(100);
        Set<String> components = new TreeSet<>();
        for (Path source : sources) {
            components.addAll(SourceRules.unorderedComponents(read(source)));
        }
        assertThat(components).contains("assisted", "prices", "amounts");
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            for (String violation : SourceRules.violations(read(source), components)) {
                found.add(source.getFileName() + ": " + violation);
            }
        }
        assertThat(found).isEmpty();
    }

    /** Planted: each of these must be caught, or the test above proves nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "long t = System.nanoTime();",
                "Instant t = Instant.now();",
                "Random r = new Random(7);",
                "Collections.shuffle(list);",
                "double share = 0.5;",
                "private final float x;",
                "int h = System.identityHashCode(this);",
                "list.parallelStream();",
                "String s = String.format(\"%d\", 1);",
                "name.toLowerCase();",
                "text.getBytes();",
                "String s = System.getProperty(\"x\");",
                "Map<String, Long> left = new HashMap<>(); for (String k : left.keySet()) {}",
                "HashMap<String, List<Long>> left = new HashMap<>(); for (List<Long> v : left.values()) {}",
                "Set<String> seen = new HashSet<>(); for (String s : seen) {}",
                "Set<String> seen = Set.of(1, 2); seen.forEach(this::x);",
                "private final Map<A, B> byId; void x() { byId.entrySet().stream(); }",
                "void x(Set<String> counties) { List<String> all = new ArrayList<>(counties); }",
                "void x(Set<String> counties) { counties.stream().toList(); }",
                "for (String c : given.assisted()) {}",
                "all.addAll(given.assisted());",
            })
    void plantedViolationsAreCaught(String planted) {
        assertThat(SourceRules.violations("class X { " + planted + " }", Set.of("assisted")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/* Random, System.nanoTime() */",
                "// double",
                "String s = \"double Random\";",
                "Map<String, Long> left = new TreeMap<>(); for (String k : left.keySet()) {}",
                "Map<A, B> x = Map.of(); x = new EnumMap<>(A.class); for (B b : x.values()) {}",
                "Set<String> seen = new HashSet<>(); if (seen.add(s)) {}",
                "new TreeSet<>(given.assisted());",
                "given.assisted().stream().sorted().toList();",
                "given.assisted().contains(county);",
                "for (Offer offer : given.offers()) {}",
            })
    void whatIsHarmlessPasses(String harmless) {
        assertThat(SourceRules.violations("class X { " + harmless + " }", Set.of("assisted")))
                .isEmpty();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
