package io.quotaexchange.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.registry.project.ProjectFiling;
import io.quotaexchange.registry.project.SampleFiling;
import io.quotaexchange.rulebook.ClauseCatalogue;
import io.quotaexchange.rulebook.Evidence;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.rulebook.RulebookDocument;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A project of the years in which every stage is on record is filed with its papers. */
final class PaperCheckTest {
    private static final Rulebook ZHEJIANG =
            RulebookDocument.parse(RulebookDocument.shippedText("zhejiang-2018"), ClauseCatalogue.shipped());
    private static final Instant FILED = Instant.parse("2028-07-01T08:00:00Z");

    private static PaperCheck papers(Instant at) {
        PaperCheck check = new PaperCheck();
        int number = 1;
        for (Evidence evidence : SampleFiling.good().evidence()) {
            check.paper(
                    number,
                    new JsonObject()
                            .put("project", "prj_33112620190012")
                            .put("number", number)
                            .put("evidence", evidence.name())
                            .put("documentNumber", "")
                            .put("issuedBy", "丽水市自然资源和规划局")
                            .put("issuedOn", "2028-06-01")
                            .put("format", "PDF")
                            .put("bytes", 400)
                            .put("digest", "%064x".formatted(number))
                            .put("addedBy", "usr_a")
                            .put("recordedAt", at.toString())
                            .encode());
            number++;
        }
        return check;
    }

    @Test
    void l_03_4c_aFilingWithoutItsPapersOnFileIsFound() {
        ProjectFiling filing = SampleFiling.with(document -> document.put("implementedOn", "2027-03-01")
                .put("acceptedOn", "2028-06-30")
                .put("filedOn", "2028-07-01"));
        assertThat(papers(FILED.minusSeconds(3_600)).fault(filing, FILED, ZHEJIANG))
                .isEmpty();
        assertThat(papers(FILED.plusSeconds(3_600)).fault(filing, FILED, ZHEJIANG))
                .contains("was filed without its papers: PAPERS_NOT_ON_FILE (L-03.4c)");
        assertThat(new PaperCheck().fault(SampleFiling.good(), FILED, ZHEJIANG)).isEmpty();
    }
}
