package io.quotaexchange.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.platform.document.InvalidDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClauseCatalogueTest {
    private static final Pattern CITED = Pattern.compile("\\b(?:M13|Z10|L|Y|B)-[A-Z]?[0-9]+(?:\\.[0-9]+[a-z]?)?\\b");
    private static final ClauseCatalogue CLAUSES = ClauseCatalogue.shipped();

    @Test
    void holdsEveryClauseInBothLanguages() {
        assertThat(CLAUSES.all()).hasSizeGreaterThan(160);
        assertThat(CLAUSES.all()).allSatisfy(clause -> {
            assertThat(clause.zh()).containsPattern("\\p{IsHan}");
            assertThat(clause.en()).isNotBlank().doesNotContainPattern("[→`]|\\p{IsHan}");
        });
        assertThat(CLAUSES.find(new ClauseId("Z10-08.3")).orElseThrow().zh()).contains("不得申请调出");
    }

    @Test
    void everyClauseCitedInTheSourcesIsInTheList() throws IOException {
        SortedMap<String, Path> unknown = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("main"))) {
            for (Path file : files.filter(ClauseCatalogueTest::mayCite).toList()) {
                Matcher cited = CITED.matcher(Files.readString(file));
                while (cited.find()) {
                    if (!CLAUSES.has(new ClauseId(cited.group()))) {
                        unknown.put(cited.group(), file);
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean mayCite(Path file) {
        return Stream.of(".java", ".json", ".sql", ".yaml").anyMatch(file.toString()::endsWith);
    }

    @Test
    void refusesAClauseGivenTwice() {
        String row = "{\"id\": \"Z10-13\", \"zh\": \"一\", \"en\": \"one\", \"enforcement\": \"W\"}";
        assertThatThrownBy(() -> ClauseCatalogue.parse("[" + row + "," + row + "]"))
                .isInstanceOfSatisfying(
                        InvalidDocument.class,
                        refused -> assertThat(refused.problems())
                                .isEqualTo(List.of("/clauses/1/id: Z10-13 stands there twice")));
    }
}
