package io.quotaexchange.rulebook;

import io.quotaexchange.clause.ClauseId;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every clause of the policy documents in short, in the order of the documents. */
public final class ClauseCatalogue {
    /** How a clause is held. */
    public enum Enforcement {
        /** Hard rule: refused otherwise. */
        H,
        /** Warning or sign-off. */
        W,
        /** Parameter with effective dates. */
        P,
        /** Report. */
        R,
        /** For information. */
        I
    }

    /** @param zh its words, shortened with {@code …}; {@code en} what it says */
    public record Clause(ClauseId id, String zh, String en, Enforcement enforcement) {}

    private final Map<ClauseId, Clause> clauses;

    private ClauseCatalogue(Map<ClauseId, Clause> clauses) {
        this.clauses = Collections.unmodifiableMap(clauses);
    }

    /** The catalogue that ships with the program. */
    public static ClauseCatalogue shipped() {
        return parse(ResourceText.read("/rulebooks/clauses.json"));
    }

    static ClauseCatalogue parse(String text) {
        JsonArray array = StrictJson.array(text);
        DocumentReader document = DocumentReader.of(new JsonObject().put("clauses", array));
        Map<ClauseId, Clause> clauses = new LinkedHashMap<>();
        for (DocumentReader row : document.objects("clauses")) {
            Clause clause = new Clause(
                    row.parsed("id", ClauseId::new, new ClauseId("M13-00.1")),
                    row.text("zh"),
                    row.text("en"),
                    row.choice("enforcement", Enforcement.class));
            if (clauses.put(clause.id(), clause) != null) {
                row.note("id", clause.id() + " stands there twice");
            }
        }
        document.finish();
        return new ClauseCatalogue(clauses);
    }

    public Optional<Clause> find(ClauseId id) {
        return Optional.ofNullable(clauses.get(id));
    }

    public boolean has(ClauseId id) {
        return clauses.containsKey(id);
    }

    /** All clauses in the order of the documents. */
    public Collection<Clause> all() {
        return clauses.values();
    }
}
