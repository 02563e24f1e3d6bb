package io.quotaexchange.registry.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.document.InvalidDocument;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ProjectDocumentTest {
    @Test
    void readsWhatItWrites() {
        ProjectFiling filing = SampleFiling.good();
        String text = ProjectDocument.write(filing);
        assertThat(ProjectDocument.read(text)).isEqualTo(filing);
        assertThat(ProjectDocument.write(ProjectDocument.read(text))).isEqualTo(text);
    }

    @Test
    void listsEveryProblem() {
        JsonObject document = SampleFiling.document()
                .put("number", "331126")
                .put("investmentYuan", "1.234")
                .put("acceptedOn", "30.6.2019")
                .put("sourceType", "MAGIC")
                .put("colour", "red");
        assertThatThrownBy(() -> ProjectDocument.read(document.encode()))
                .isInstanceOfSatisfying(
                        InvalidDocument.class,
                        invalid -> assertThat(invalid.problems())
                                .hasSize(5)
                                .anyMatch(problem -> problem.startsWith("/number: a project number is 14 digits"))
                                .anyMatch(problem -> problem.startsWith("/investmentYuan: '1.234' has 3 decimals"))
                                .anyMatch(problem -> problem.startsWith("/acceptedOn: '30.6.2019' is not a date"))
                                .anyMatch(problem -> problem.startsWith("/sourceType: 'MAGIC' is none of"))
                                .contains("/colour: is unknown"));
    }

    @Test
    void serialCanBeQuoted() {
        assertThat(new ProjectNumber("33112620190012").serialStem()).isEqualTo("33-331126-2019-0012");
        assertThat(new ProjectNumber("33112620190012").projectId()).isEqualTo("prj_33112620190012");
    }
}
