package io.quotaexchange.registry;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.identity.TestAccess;
import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.registry.imports.ProjectXlsx;
import io.quotaexchange.registry.project.SampleFiling;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Papers of projects and their files as a client meets them. */
@ExtendWith(PostgresFixture.class)
class PapersOverHttpTest {
    private static final byte[] PDF = "%PDF-1.7\n% 耕地质量等别评定报告\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static int next = 1;

    private RegistryServer server;
    private String project;

    @BeforeEach
    void start(TestDatabase database) {
        server = RegistryServer.start(database);
        String number = "3311262018" + "%04d".formatted(next++);
        project = "prj_" + number;
        JsonObject filing = SampleFiling.document().put("number", number).put("ministryNumber", "BA-" + number);
        server.post("projects", new JsonObject().put("filing", filing));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String query(String evidence, String fileName) {
        return "?evidence=" + evidence + "&documentNumber=" + encoded("丽自然资〔2019〕3号") + "&issuedBy="
                + encoded("丽水市自然资源和规划局") + "&issuedOn=2019-06-30&fileName=" + encoded(fileName);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private RegistryServer.Reply add(String evidence, String fileName, byte[] content) {
        return server.upload("projects/" + project + "/papers" + query(evidence, fileName), content);
    }

    private static List<String> codes(RegistryServer.Reply reply) {
        return reply.json().getJsonArray("violations").stream()
                .map(violation -> ((JsonObject) violation).getString("code"))
                .toList();
    }

    @Test
    void l_03_4c_aPaperIsKeptOnceWithItsFile() {
        RegistryServer.Reply added = add("GRADING_REPORT", "评定报告.pdf", PDF);
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        assertThat(added.json().getInteger("number")).isEqualTo(1);
        assertThat(added.json().getString("digest")).isEqualTo(HexFormat.of().formatHex(Sm3.digest(PDF)));
        assertThat(add("GRADING_REPORT", "评定报告 (1).pdf", PDF).json()).isEqualTo(added.json());
        assertThat(add("SOIL_SURVEY", "评定报告.pdf", PDF).json().getInteger("number"))
                .isEqualTo(2);
        String trader = TestAccess.trader("331126");
        RegistryServer.Reply file = server.get("projects/" + project + "/papers/1/file", trader);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.contentType()).isEqualTo("application/pdf");
        assertThat(file.body()).isEqualTo(PDF);
        assertThat(server.get("projects/" + project + "/papers/9/file", trader).status())
                .isEqualTo(404);
    }

    @Test
    void l_03_4c_theArchiveSaysWhatIsStillMissing() {
        add("GRADING_REPORT", "评定报告.pdf", PDF);
        JsonArray archive = server.get("projects/" + project + "/papers").json().getJsonArray("archive");
        List<JsonObject> demands = archive.stream().map(JsonObject.class::cast).toList();
        assertThat(demands)
                .filteredOn(demand -> !demand.getJsonArray("papers").isEmpty())
                .extracting(demand -> demand.getString("evidence"))
                .containsExactly("GRADING_REPORT");
        assertThat(demands)
                .filteredOn(demand -> demand.getString("clause").equals("L-03.4c"))
                .extracting(demand -> demand.getString("evidence"))
                .contains("WORK_PLAN", "CONSULTATION_RECORD", "PUBLIC_NOTICE", "HOLDERS_OPINION", "FUND_VOUCHERS");
        assertThat(server.get("projects/prj_33112620189999/papers").status()).isEqualTo(404);
        assertThat(server.get("projects/nothing/papers").status()).isEqualTo(404);
    }

    @Test
    void filesAreForThoseOfTheBusiness() {
        add("HOLDERS_OPINION", "听证.pdf", PDF);
        assertThat(server.get("projects/" + project + "/papers").text()).doesNotContain("听证.pdf");
        assertThat(server.get("projects/" + project + "/papers/1/file").status())
                .isEqualTo(401);
        assertThat(server.get("projects/" + project + "/papers/1/file", TestAccess.trader("330421"))
                        .status())
                .isEqualTo(403);
        assertThat(server.get("projects/" + project + "/papers/1/file", TestAccess.administrator())
                        .status())
                .isEqualTo(200);
        assertThatThrownBy(() -> await(server.database()
                        .auditor()
                        .query("SELECT content FROM registry.file")
                        .execute()))
                .hasMessageContaining("permission denied");
    }

    @Test
    void everythingWrongWithAPaperIsThereAtOnce() {
        String late = query("IMAGERY", "影像.png").replace("2019-06-30", "2022-06-02");
        assertThat(codes(server.upload("projects/" + project + "/papers" + late, PDF)))
                .containsExactly("PAPER_NAMED_OTHERWISE", "PAPER_DATED_AHEAD");
        assertThat(codes(add("IMAGERY", "影像.exe", new byte[] {'M', 'Z', 0, 0})))
                .containsExactly("PAPER_FORMAT_UNKNOWN");
        byte[] large = Arrays.copyOf(PDF, 6_000_001);
        assertThat(codes(add("IMAGERY", "影像.pdf", large))).containsExactly("PAPER_SIZE_INVALID");
        assertThat(add("IMAGERY", "影像.pdf", new byte[9_000_000]).status()).isEqualTo(413);
        assertThat(add("NO_SUCH_PAPER", "影像.pdf", PDF).status()).isEqualTo(400);
        assertThat(server.get("projects/" + project + "/papers").json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void aFileIsWhatItsContentSays() throws IOException {
        assertThat(add("IMAGERY", "a.PNG", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0})
                        .json()
                        .getString("format"))
                .isEqualTo("PNG");
        assertThat(add("IMAGERY", "a.jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0})
                        .json()
                        .getString("format"))
                .isEqualTo("JPEG");
        assertThat(add("FUND_VOUCHERS", "a.xlsx", ProjectXlsx.write(List.of(), true))
                        .json()
                        .getString("format"))
                .isEqualTo("XLSX");
        assertThat(add("PUBLIC_NOTICE", "a.ofd", zip("OFD.xml")).json().getString("format"))
                .isEqualTo("OFD");
        assertThat(add("PUBLIC_NOTICE", "a.docx", zip("word/document.xml"))
                        .json()
                        .getString("format"))
                .isEqualTo("DOCX");
        assertThat(codes(add("PUBLIC_NOTICE", "a.docx", zip("other.xml")))).containsExactly("PAPER_FORMAT_UNKNOWN");
        assertThat(codes(add("PUBLIC_NOTICE", "a.docx", new byte[] {'P', 'K', 3, 4, 1})))
                .containsExactly("PAPER_FORMAT_UNKNOWN");
    }

    private static byte[] zip(String part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write('x');
        }
        return bytes.toByteArray();
    }
}
