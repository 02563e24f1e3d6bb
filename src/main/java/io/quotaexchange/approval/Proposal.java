package io.quotaexchange.approval;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A prepared act: the request byte for byte, who prepared it, and what became of it.
 *
 * @param path parameters as a JSON object; {@code query} alike
 * @param digest SM3 of operation, path, query and body
 * @param preview what the operation said would become of it
 * @param role of the maker in {@code organisation} when it was prepared
 * @param rulebook in force when it was prepared, with its digest; empty if none
 */
public record Proposal(
        String id,
        String operation,
        String path,
        String query,
        byte[] body,
        byte[] digest,
        String preview,
        String maker,
        String organisation,
        String role,
        String rulebook,
        Instant preparedAt,
        Instant expiresAt,
        Optional<Decision> decision,
        Optional<Outcome> outcome) {
    /** What somebody made of it. */
    public record Decision(
            String kind, String person, String organisation, String role, String reason, Instant decidedAt) {}

    /** Kind of decision: its rulebook trusts one person with it. Clause: Z10-06.2. */
    public static final String TRUSTED = "TRUSTED";

    /** Whether it was approved, or its rulebook trusts one person with it. */
    public boolean isApproved() {
        return decision.map(
                        made -> made.kind().equals("APPROVED") || made.kind().equals(TRUSTED))
                .orElse(false);
    }

    /**
     * Who stands beside its maker in what came of it: the approver; where the rulebook trusts one person, the rulebook, by a name that
     * nobody signs in with. Empty while it is not approved.
     */
    public Optional<String> approver() {
        return decision.filter(made -> isApproved())
                .map(made -> made.kind().equals(TRUSTED)
                        ? "rule_" + rulebook.substring(rulebook.indexOf(' ') + 1)
                        : made.person());
    }

    /** What its operation answered. */
    public record Outcome(int status, String answer, Instant executedAt) {}

    /** Where it stands. */
    public String state(Instant now) {
        if (outcome.isPresent()) {
            return outcome.get().status() < 300 ? "DONE" : "FAILED";
        }
        return decision.map(Decision::kind).orElse(now.isBefore(expiresAt) ? "PREPARED" : "EXPIRED");
    }

    private boolean isText() {
        return Arrays.equals(new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), body);
    }

    /** The body as it came where it is UTF-8, base64 of it where it is not (a spreadsheet). */
    private String bodyText() {
        return isText()
                ? new String(body, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(body);
    }

    private static byte[] body(JsonObject json) {
        return json.containsKey("body")
                ? json.getString("body").getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(json.getString("bodyBase64"));
    }

    /** As the contract and an export have it. */
    public JsonObject json() {
        JsonObject json = new JsonObject()
                .put("id", id)
                .put("operation", operation)
                .put("path", new JsonObject(path))
                .put("query", new JsonObject(query))
                .put(isText() ? "body" : "bodyBase64", bodyText())
                .put("digest", HexFormat.of().formatHex(digest))
                .put("maker", maker)
                .put("organisation", organisation)
                .put("role", role)
                .put("rulebook", rulebook)
                .put("preparedAt", preparedAt.toString())
                .put("expiresAt", expiresAt.toString());
        decision.ifPresent(made -> json.put(
                "decision",
                new JsonObject()
                        .put("kind", made.kind())
                        .put("person", made.person())
                        .put("organisation", made.organisation())
                        .put("role", made.role())
                        .put("reason", made.reason())
                        .put("decidedAt", made.decidedAt().toString())));
        outcome.ifPresent(done -> json.put(
                "outcome",
                new JsonObject()
                        .put("status", done.status())
                        .put("answer", done.answer())
                        .put("executedAt", done.executedAt().toString())));
        return json;
    }

    /** @throws RuntimeException if a field is missing or of another form */
    public static Proposal read(JsonObject json) {
        Optional<Decision> decision = Optional.ofNullable(json.getJsonObject("decision"))
                .map(made -> new Decision(
                        made.getString("kind"),
                        made.getString("person"),
                        made.getString("organisation"),
                        made.getString("role"),
                        made.getString("reason"),
                        Instant.parse(made.getString("decidedAt"))));
        Optional<Outcome> outcome = Optional.ofNullable(json.getJsonObject("outcome"))
                .map(done -> new Outcome(
                        done.getInteger("status"),
                        done.getString("answer"),
                        Instant.parse(done.getString("executedAt"))));
        return new Proposal(
                json.getString("id"),
                json.getString("operation"),
                json.getJsonObject("path").encode(),
                json.getJsonObject("query").encode(),
                body(json),
                HexFormat.of().parseHex(json.getString("digest")),
                "{}",
                json.getString("maker"),
                json.getString("organisation"),
                json.getString("role"),
                json.getString("rulebook"),
                Instant.parse(json.getString("preparedAt")),
                Instant.parse(json.getString("expiresAt")),
                decision,
                outcome);
    }
}
