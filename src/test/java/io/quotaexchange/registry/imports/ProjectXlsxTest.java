package io.quotaexchange.registry.imports;

import static io.quotaexchange.registry.project.SampleFiling.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.SampleFiling;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people and their programs make them. */
class ProjectXlsxTest {
    private static final ProjectFiling GENERATED = SampleFiling.with(document -> document.put("generated", true));
    private static final ProjectFiling SURPLUS = SampleFiling.with(document -> document.put("number", "33112620190013")
            .put("ministryNumber", "=HYPERLINK(\"http://example.org\";\"看\")")
            .put("name", "@有逗号, 换行\n和\"引号\"的项目")
            .put("boundary", "'=1")
            .put("sourceType", "LINKAGE_SURPLUS")
            .put("recognition", new JsonObject().put("number", "-浙自然资函〔2019〕3号").put("areaHa", "10.0000"))
            .put(
                    "land",
                    new JsonArray()
                            .add(row("CONSTRUCTION", 0, "PADDY", 7, "1.5000", "20250"))
                            .add(row("CONSTRUCTION", 0, "DRY", 8, "2.0000", "24000"))));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsExportedIsImportedTheSameFromEitherKind(boolean chinese) {
        List<ProjectFiling> filings = List.of(GENERATED, SURPLUS);
        byte[] csv = ProjectCsv.write(filings, chinese).getBytes(StandardCharsets.UTF_8);
        byte[] xlsx = ProjectXlsx.write(filings, chinese);
        for (byte[] file : List.of(csv, xlsx)) {
            ProjectImport read = ProjectFile.read(file);
            assertThat(read.badRows()).isEmpty();
            assertThat(read.filings()).isEqualTo(filings);
            // The name breaks its line in two, which a line of CSV does and a row of XLSX does not.
            assertThat(read.projects())
                    .extracting(ProjectImport.Read::lines)
                    .containsExactly(List.of(2), List.of(3, file == csv ? 5 : 4));
        }
    }

    @Test
    void noCellOfAnExportIsAFormula() throws IOException {
        String csv = ProjectCsv.write(List.of(SURPLUS), true);
        assertThat(csv)
                .contains(",\"'=HYPERLINK(")
                .contains(",\"'@有逗号")
                .contains(",''=1,")
                .contains(",'-浙自然资函");
        String sheet = part(ProjectXlsx.write(List.of(SURPLUS), true), "xl/worksheets/sheet1.xml");
        assertThat(sheet).doesNotContain("<f>").contains("<row r=\"3\"");
    }

    private static String part(byte[] workbook, String name) throws IOException {
        try (ZipFile zip = ZipFile.builder().setByteArray(workbook).get()) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Numbers and dates as a person types them into a spreadsheet program. */
    private static byte[] typed(Map<String, Object> instead) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("项目");
            List<List<String>> rows = ProjectTable.write(List.of(GENERATED), false);
            for (int column = 0; column < rows.getFirst().size(); column++) {
                String key = rows.getFirst().get(column);
                sheet.value(0, column, key);
                put(sheet, column, instead.getOrDefault(key, rows.get(1).get(column)));
            }
        }
        return bytes.toByteArray();
    }

    private static void put(Worksheet sheet, int column, Object value) {
        if (value instanceof Number number) {
            sheet.value(1, column, number);
        } else if (value instanceof LocalDate day) {
            sheet.value(1, column, day);
            sheet.style(1, column).format("yyyy/m/d").set();
        } else if (value instanceof Boolean flag) {
            sheet.value(1, column, flag);
        } else if (value.toString().startsWith("FORMULA ")) {
            sheet.formula(1, column, value.toString().substring(8));
        } else {
            sheet.value(1, column, value.toString());
        }
    }

    @Test
    void numbersDatesAndFlagsAreReadAsTheyAreShown() throws IOException {
        ProjectImport read = ProjectXlsx.read(typed(Map.of(
                "number",
                33112620190012L,
                "slopeTenths",
                120,
                "areaHa",
                10.0,
                "filedCapacityKg",
                135000,
                "implementedOn",
                LocalDate.of(2018, 3, 1),
                "acceptedOn",
                LocalDate.of(2019, 6, 30),
                "generated",
                true)));
        assertThat(read.badRows()).isEmpty();
        assertThat(read.filings()).containsExactly(GENERATED);
    }

    @Test
    void aFormulaIsABadCellAndItsProjectIsNotRead() throws IOException {
        ProjectImport read = ProjectXlsx.read(typed(Map.of("areaHa", "FORMULA 5+5")));
        assertThat(read.filings()).isEmpty();
        assertThat(read.badRows()).extracting(BadRow::en).contains("line 2, areaHa: is a formula; put its value there");
        assertThat(read.badRows()).extracting(BadRow::zh).contains("第2行“areaHa”是公式，应改为数值或文字");
    }

    @Test
    void m13_02_5_oneFilingNumberForTwoProjectsOfAFileIsABadRow() {
        ProjectFiling other = SampleFiling.with(document -> document.put("number", "33112620190099"));
        ProjectImport read = ProjectXlsx.read(ProjectXlsx.write(List.of(GENERATED, other), false));
        assertThat(read.filings()).containsExactly(GENERATED);
        assertThat(read.badRows())
                .extracting(bad -> bad.line() + " " + bad.column())
                .containsExactly("3 ministryNumber");
    }

    @Test
    void columnsThatMayBeEmptyMayBeLeftOut() {
        String text = ProjectCsv.write(List.of(SampleFiling.good()), false)
                .replace(",recognitionNumber,recognitionAreaHa,generated", "")
                .replace(",5,,,false,", ",5,");
        assertThat(ProjectCsv.read(text).filings()).containsExactly(SampleFiling.good());
    }

    @Test
    void halfARecognitionIsReportedByItsColumn() {
        String text = ProjectCsv.write(List.of(SURPLUS), false).replaceAll("10\\.0000", "ten");
        assertThat(ProjectCsv.read(text).badRows())
                .extracting(bad -> bad.line() + " " + bad.column())
                .contains("2 recognitionAreaHa");
    }

    @Test
    void whatIsNoWorkbookIsSaidToBeNone() throws IOException {
        byte[] workbook = ProjectXlsx.write(List.of(GENERATED), true);
        byte[] cut = java.util.Arrays.copyOf(workbook, workbook.length / 2);
        for (byte[] file : List.of(cut, new byte[] {'P', 'K', 3, 4}, zip("xl/workbook.xml", "<a/>"))) {
            assertThat(ProjectFile.read(file).badRows())
                    .singleElement()
                    .extracting(BadRow::en)
                    .asString()
                    .startsWith("no XLSX that can be read");
        }
        byte[] gbk = ProjectCsv.write(List.of(GENERATED), true).substring(1).getBytes(Charset.forName("GB18030"));
        assertThat(ProjectFile.read(gbk).badRows().getFirst().zh()).contains("CSV UTF-8");
    }

    /** 200 MB of zeros pack into 200 kB. */
    @Test
    void aSmallFileThatUnpacksToALargeOneIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }
        assertThat(bytes.size()).isLessThan(1_000_000);
        assertThat(ProjectFile.read(bytes.toByteArray()).badRows())
                .singleElement()
                .extracting(BadRow::en)
                .asString()
                .contains("unpacks to more than");
    }

    /** An entity that names a file is not looked up. */
    @Test
    void aFileNamedInAWorkbookIsNotRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret-7b1e");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] workbook = ProjectXlsx.write(List.of(GENERATED), false);
        try (ZipFile from = ZipFile.builder().setByteArray(workbook).get();
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                String text = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().equals("xl/sharedStrings.xml")) {
                    assertThat(text).contains("<sst", "bnd-33112620190012");
                    text = text.replaceFirst(
                                    "<sst", "<!DOCTYPE sst [<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">]><sst")
                            .replaceFirst("bnd-33112620190012", "&secret;");
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        ProjectImport read = ProjectXlsx.read(bytes.toByteArray());
        assertThat(read.toString()).doesNotContain("secret-7b1e");
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
