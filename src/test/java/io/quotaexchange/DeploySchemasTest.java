package io.quotaexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code deploy/} says is said in the words of those who read it: a misspelt key is found here and not at the start. */
class DeploySchemasTest {
    private interface Check {
        void of(JsonElement manifest) throws IOException;
    }

    private static final Map<String, Check> KINDS = Map.of(
            "v1 Namespace", V1Namespace::validateJsonElement,
            "v1 ServiceAccount", V1ServiceAccount::validateJsonElement,
            "v1 PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
            "v1 Service", V1Service::validateJsonElement,
            "apps/v1 StatefulSet", V1StatefulSet::validateJsonElement,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement);

    private static void checkManifests(String yaml) throws IOException {
        List<JsonElement> manifests = DeployFiles.documents(yaml);
        assertThat(manifests).hasSizeGreaterThan(8);
        for (JsonElement manifest : manifests) {
            JsonObject object = manifest.getAsJsonObject();
            String kind = object.get("apiVersion").getAsString() + " "
                    + object.get("kind").getAsString();
            assertThat(KINDS).containsKey(kind);
            KINDS.get(kind).of(manifest);
        }
    }

    @Test
    void everyManifestIsOneOfItsKindInKubernetes() throws IOException {
        checkManifests(DeployFiles.text(DeployFiles.KUBERNETES));
    }

    @Test
    void aMisspeltOrMissingWordOfAManifestIsFound() {
        String good = DeployFiles.text(DeployFiles.KUBERNETES);
        planted(good, "readinessProbe:", "readynessProbe:", "readynessProbe");
        planted(good, "minAvailable: 2", "minAvailible: 2", "minAvailible");
        planted(good, "podSelector:\n    matchLabels", "podSelector:\n    matchLabel", "matchLabel");
        planted(good, "        - name: node\n          image", "        - image", "name");
        planted(good, "capabilities: { drop: [ALL] }", "capabilities: { dropp: [ALL] }", "dropp");
        planted(good, "pathType: Prefix", "path_type: Prefix", "path");
    }

    private static void planted(String good, String was, String planted, String named) {
        assertThat(good).contains(was);
        assertThatThrownBy(() -> checkManifests(good.replace(was, planted)))
                .as(planted)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`" + named);
    }

    private static OutputUnit compose(String yaml) throws IOException {
        String schema = Files.readString(Path.of("test/resources/schemas/compose-spec.json"));
        return Validator.create(
                        JsonSchema.of(new io.vertx.core.json.JsonObject(schema)),
                        new JsonSchemaOptions()
                                .setBaseUri("https://schema.example/")
                                .setDraft(Draft.DRAFT7)
                                .setOutputFormat(OutputFormat.Basic))
                .validate(new io.vertx.core.json.JsonObject(DeployFiles.yaml(yaml)));
    }

    @Test
    void theComposeFileIsOneOfTheComposeSpecification() throws IOException {
        OutputUnit result = compose(DeployFiles.text(DeployFiles.COMPOSE));
        assertThat(result.getErrors()).isNullOrEmpty();
        assertThat(result.getValid()).isTrue();
    }

    @Test
    void aMisspeltWordOrAWrongKindOfValueInTheComposeFileIsFound() throws IOException {
        String good = DeployFiles.text(DeployFiles.COMPOSE);
        for (String[] planted : new String[][] {
            {"stop_grace_period: 30s", "stop_grace_time: 30s"},
            {"condition: service_healthy", "condition: service_well"},
            {"read_only: true", "read_only: [true]"},
            {"internal: true", "internall: true"},
            {"memory: 1536M", "memori: 1536M"}
        }) {
            assertThat(good).contains(planted[0]);
            assertThat(compose(good.replace(planted[0], planted[1])).getValid())
                    .as(planted[1])
                    .isFalse();
        }
    }
}
