package io.quotaexchange.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quotaexchange.platform.database.PostgresFixture;
import io.quotaexchange.platform.database.TestDatabase;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.Right;
import io.quotaexchange.platform.http.Scope;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Every operation of the contract asked by every role over real HTTP, and the printed matrix of it. */
@ExtendWith(PostgresFixture.class)
class RightsMatrixTest {
    private static final Path PRINTED = Path.of("docs/RIGHTS.md");

    /** @param method of HTTP; {@code path} with parameters in braces */
    private record Operation(String method, String path) {}

    private static Map<String, Operation> operations() {
        Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
                new Yaml().load(RightsMatrixTest.class.getResourceAsStream("/" + Api.CONTRACT));
        Map<String, Operation> operations = new TreeMap<>();
        contract.get("paths")
                .forEach((path, methods) -> methods.forEach((method, operation) -> operations.put(
                        String.valueOf(operation.get("operationId")), new Operation(method.toUpperCase(), path))));
        return operations;
    }

    @Test
    void theTableSpeaksOfEveryOperationAndOfNoOther() {
        assertThat(RightsTable.shipped(false).all().keySet())
                .isEqualTo(operations().keySet());
    }

    /** Whoever sends what another person must approve is told so by the contract. */
    @Test
    @SuppressWarnings("unchecked")
    void z10_06_2_theContractSaysOfEveryOperationForTwoThatItIsPrepared() {
        Map<String, Map<String, Map<String, Map<String, Object>>>> contract =
                new Yaml().load(RightsMatrixTest.class.getResourceAsStream("/" + Api.CONTRACT));
        RightsTable table = RightsTable.shipped(false);
        contract.get("paths")
                .values()
                .forEach(methods -> methods.values().forEach(operation -> {
                    String id = String.valueOf(operation.get("operationId"));
                    Map<String, Object> responses = (Map<String, Object>) operation.get("responses");
                    assertThat(responses.containsKey("202"))
                            .as(id)
                            .isEqualTo(table.of(id).fourEyes());
                }));
    }

    @Test
    void anOperationThatTheTableDoesNotKnowStopsTheStart() {
        RightsTable table = RightsTable.of(Map.of("getLive", "public"), false);
        assertThatThrownBy(() -> table.of("listLots")).hasMessageContaining("listLots");
        for (String line : List.of(
                "everybody",
                "county four-eyes",
                "auditor four-eyes",
                "public four-eyes",
                "read path/a path/b",
                "read cookie/a")) {
            assertThatThrownBy(() -> RightsTable.of(Map.of("x", line), false))
                    .as(line)
                    .hasMessageContaining("rights.yaml, x");
        }
    }

    @Test
    void everyRoleIsLetIntoWhatTheMatrixSaysAndIntoNothingElse(@TempDir Path keys, TestDatabase database) {
        try (IdentityServer server = new IdentityServer(database, keys, false, false)) {
            Map<Optional<Role>, String> tokens = new LinkedHashMap<>();
            tokens.put(Optional.empty(), null);
            RightsTable table = RightsTable.shipped(false);
            List<String> wrong = new ArrayList<>();
            int asked = 0;
            for (Role role : Role.values()) {
                String organisation = switch (role.organisation()) {
                    case COUNTY -> "331126";
                    case PROVINCE -> "330000";
                    case AUDIT_OFFICE -> OrganisationKind.AUDIT;
                };
                String login = "matrix-" + role.name().toLowerCase(java.util.Locale.ROOT);
                server.add(login, organisation, role);
                tokens.put(Optional.of(role), server.signIn(login));
            }
            for (Map.Entry<String, Operation> operation : operations().entrySet()) {
                if (operation.getKey().startsWith("signOut")) {
                    continue;
                }
                Right right = table.of(operation.getKey());
                for (Map.Entry<Optional<Role>, String> caller : tokens.entrySet()) {
                    int status = ask(server, operation.getValue(), right, caller.getValue());
                    boolean let = status != 401 && status != 403;
                    boolean should = mark(right, caller.getKey()) != '·';
                    asked++;
                    if (operation.getKey().equals("signIn")
                            || operation.getKey().equals("changePassword")) {
                        // They answer 401 to wrong secrets, and here come none.
                        should = let;
                    }
                    if (let != should) {
                        wrong.add(operation.getKey() + " by " + caller.getKey() + ": " + status);
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(asked).isGreaterThan(9 * 50);
        }
    }

    /** With parameters and a body of the caller's county, where the scope asks for them; the rest may be refused as invalid, later. */
    private static int ask(IdentityServer server, Operation operation, Right right, String token) {
        String path = operation
                .path()
                .replace("/api/v1/", "")
                .replace("{county}", "331126")
                .replace("{project}", "prj_33112620190001")
                .replace("{construction}", "con_331126-none")
                .replace("{year}", "2030")
                .replace("{stage}", "1")
                .replace("{sequence}", "1")
                .replace("{sanction}", "sus_none")
                .replace("{person}", "usr_none")
                .replace("{proposal}", "prp_00000000000000000000000000")
                .replaceAll("\\{[a-zA-Z]+\\}", "none-331126");
        JsonObject body = new JsonObject();
        Scope scope = right.scope();
        if (scope.place() == Scope.Place.BODY) {
            JsonObject at = body;
            String[] keys = scope.name().split("/");
            for (int i = 0; i < keys.length - 1; i++) {
                JsonObject inner = new JsonObject();
                at.put(keys[i], inner);
                at = inner;
            }
            at.put(keys[keys.length - 1], "331126");
        }
        String query = scope.place() == Scope.Place.QUERY ? "?" + scope.name() + "=331126" : "";
        boolean reads = operation.method().equals("GET");
        return server.send(operation.method(), path + query, reads ? null : body, token)
                .status();
    }

    private static char mark(Right right, Optional<Role> role) {
        if (right.open()) {
            return '✓';
        }
        boolean may = role.isPresent()
                && (right.anyRole()
                        || right.roles().contains(Stage.FULL.mark())
                        || right.roles().contains(role.get().name()));
        return !may ? '·' : right.fourEyes() ? '2' : '✓';
    }

    @Test
    void thePrintedMatrixIsTheTable() throws IOException {
        String matrix = printed();
        if (System.getProperty("rights.update") != null) {
            Files.writeString(PRINTED, matrix);
        }
        assertThat(Files.readString(PRINTED))
                .as("print it anew: -Drights.update, then read what changed")
                .isEqualTo(matrix);
    }

    private static String printed() {
        StringBuilder text = new StringBuilder();
        text.append("# Rights\n\n")
                .append(
                        "Who may call which operation of the [contract](../main/resources/openapi/quota-exchange.yaml);")
                .append(" printed from [`rights.yaml`](../main/resources/rights.yaml), which the server enforces, by")
                .append(" `RightsMatrixTest`, which asks each operation as each role over HTTP.\n\n")
                .append("✓ may · may not **2** prepares it, and it is done when the approver of the same organisation")
                .append(" approves. *County* names where the request says whose business it is: people of a county are")
                .append(" let in for their own only. With `--public-reading` (and `--demo`) everybody may read what is")
                .append(" marked r.\n\n| operation | public |");
        for (Role role : Role.values()) {
            text.append(' ').append(role.zh()).append(" |");
        }
        text.append(" county |\n|---|---|")
                .append("---|".repeat(Role.values().length))
                .append("---|\n");
        RightsTable open = RightsTable.shipped(true);
        RightsTable.shipped(false).all().forEach((id, right) -> {
            text.append("| ").append(id).append(" | ");
            text.append(
                    mark(right, Optional.empty()) == '·' && open.of(id).open() ? 'r' : mark(right, Optional.empty()));
            text.append(" |");
            for (Role role : Role.values()) {
                text.append(' ').append(mark(right, Optional.of(role))).append(" |");
            }
            Scope scope = right.scope();
            text.append(
                            switch (scope.place()) {
                                case NONE -> "";
                                case OWN -> " found by the operation";
                                default ->
                                    " " + scope.place().name().toLowerCase(java.util.Locale.ROOT) + " " + scope.name();
                            })
                    .append(" |\n");
        });
        return text.toString();
    }
}
