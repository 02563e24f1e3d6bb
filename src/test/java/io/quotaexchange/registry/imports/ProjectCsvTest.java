package io.quotaexchange.registry.imports;

import static io.quotaexchange.registry.project.SampleFiling.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.SampleFiling;
import io.vertx.core.json.JsonArray;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectCsvTest {
    private static final ProjectFiling ONE = SampleFiling.good();
    private static final ProjectFiling TWO_ROWS = SampleFiling.with(document -> document.put("number", "33112620190013")
            .put("ministryNumber", "BA-2019-331126-0013")
            .put("name", "有逗号, 和\"引号\"的项目")
            .put("sourceType", "HIGH_STANDARD")
            .put(
                    "land",
                    new JsonArray()
                            .add(row("POND", 0, "PADDY", 7, "1.5000", "20250"))
                            .add(row("DRY", 9, "DRY", 8, "2.0000", "3000"))));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsWhatItWrites(boolean chinese) {
        ProjectImport read = ProjectCsv.read(ProjectCsv.write(List.of(ONE, TWO_ROWS), chinese));
        assertThat(read.badRows()).isEmpty();
        assertThat(read.filings()).containsExactly(ONE, TWO_ROWS);
    }

    @Test
    void m13_02_4_everyBadValueIsReportedByLineAndColumn() {
        String text = ProjectCsv.write(List.of(ONE, TWO_ROWS), false)
                .replaceFirst("2019-06-30", "30.6.2019")
                .replaceFirst("RECLAIM,", "MAGIC,")
                .replaceFirst("2\\.0000", "2.00001")
                .replaceFirst("DRY,9,", "DRY,ninth,");
        ProjectImport read = ProjectCsv.read(text);
        assertThat(read.filings()).isEmpty();
        assertThat(read.badRows())
                .extracting(bad -> bad.line() + " " + bad.column())
                .containsExactly("2 sourceType", "2 acceptedOn", "4 gradeBefore", "4 areaHa");
        assertThat(read.badRows().get(1).zh()).isEqualTo("第2行“验收日期”应为日期，如2019-06-30，填写的是“30.6.2019”");
        assertThat(read.badRows().get(1).en())
                .isEqualTo("line 2, acceptedOn: must be a date such as 2019-06-30, is '30.6.2019'");
    }

    @Test
    void goodProjectsAreReadBesideBadOnes() {
        String text = ProjectCsv.write(List.of(ONE, TWO_ROWS), false).replaceFirst("1\\.5000", "-1");
        ProjectImport read = ProjectCsv.read(text);
        assertThat(read.filings()).containsExactly(ONE);
        assertThat(read.badRows()).extracting(BadRow::line).containsExactly(3);
    }

    @Test
    void linesOfOneProjectMustAgree() {
        String text = ProjectCsv.write(List.of(TWO_ROWS), false);
        int last = text.lastIndexOf("HIGH_STANDARD");
        ProjectImport read = ProjectCsv.read(text.substring(0, last) + "RECLAIM" + text.substring(last + 13));
        assertThat(read.filings()).isEmpty();
        assertThat(read.badRows())
                .extracting(bad -> bad.line() + " " + bad.column())
                .containsExactly("3 sourceType");
    }

    @Test
    void headerMustHaveEveryColumnOnce() {
        String text = ProjectCsv.write(List.of(ONE), false).replaceFirst("slopeTenths", "steepness");
        assertThat(ProjectCsv.read(text).badRows())
                .extracting(BadRow::en)
                .containsExactly("the column 'steepness' is unknown or repeated", "the column slopeTenths is missing");
    }

    @Test
    void aLineOfAnotherLengthIsReported() {
        String text = ProjectCsv.write(List.of(ONE), false) + "a,b\r\n";
        ProjectImport read = ProjectCsv.read(text);
        assertThat(read.filings()).containsExactly(ONE);
        assertThat(read.badRows()).extracting(BadRow::en).containsExactly("line 3 has 2 values, the header has 28");
    }

    @Test
    void anEmptyFileAndAnOpenQuoteAreReported() {
        assertThat(ProjectCsv.read("").badRows()).hasSize(1);
        assertThat(ProjectCsv.read("number,\"county").badRows()).hasSize(1);
    }
}
