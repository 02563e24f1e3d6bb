package io.quotaexchange.rulebook;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The reading operations on rulebooks and clauses. */
public final class PolicyRoutes {
    private final Rulebooks rulebooks;
    private final ClauseCatalogue catalogue;

    public PolicyRoutes(Rulebooks rulebooks, ClauseCatalogue catalogue) {
        this.rulebooks = rulebooks;
        this.catalogue = catalogue;
    }

    public void addTo(Api api) {
        api.answer(
                "listRulebooks",
                request -> rulebooks.all().map(all -> {
                    JsonArray items = new JsonArray();
                    all.forEach(rulebook -> items.add(write(rulebook)));
                    return new JsonObject().put("items", items);
                }));
        api.on("getRulebook", request -> rulebook(request.path("rulebook")).map(Api.Answer::verbatim));
        api.answer("listClauses", request -> Future.succeededFuture(clauses()));
    }

    static JsonObject write(Rulebook rulebook) {
        JsonObject json = new JsonObject()
                .put("id", rulebook.id())
                .put("version", rulebook.version())
                .put("nameZh", rulebook.nameZh())
                .put("nameEn", rulebook.nameEn())
                .put("effectiveFrom", rulebook.effectiveFrom().toString());
        rulebook.effectiveTo().ifPresent(last -> json.put("effectiveTo", last.toString()));
        return json.put("digest", rulebook.digest());
    }

    /** @param name an id, for its newest version, or the digest of one version */
    private Future<String> rulebook(String name) {
        return (name.matches("[0-9a-f]{64}") ? rulebooks.text(name) : rulebooks.document(name))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("rulebook", name).asException()));
    }

    private JsonObject clauses() {
        JsonArray items = new JsonArray();
        catalogue
                .all()
                .forEach(clause -> items.add(new JsonObject()
                        .put("id", clause.id().text())
                        .put("zh", clause.zh())
                        .put("en", clause.en())));
        return new JsonObject().put("items", items);
    }
}
