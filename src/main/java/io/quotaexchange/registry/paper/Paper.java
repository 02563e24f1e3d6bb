package io.quotaexchange.registry.paper;

import io.quotaexchange.rulebook.Evidence;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/**
 * A paper of a project, without its content. Clause: L-03.4c.
 *
 * @param project id, for example {@code prj_33112620190012}
 * @param number among the project's papers, from 1 without a gap
 * @param documentNumber what its issuer numbered it by; empty if it has none
 * @param fileName under which it was sent; it may name people and is not published
 * @param bytes size of the content
 * @param digest SM3 of the content, hex
 * @param addedBy who handed it in; that it does is approved with the step or the filing that names it
 */
public record Paper(
        String project,
        int number,
        Evidence evidence,
        String documentNumber,
        String issuedBy,
        LocalDate issuedOn,
        String fileName,
        PaperFormat format,
        int bytes,
        String digest,
        String addedBy) {
    /** As anybody may see it. */
    public JsonObject json() {
        return new JsonObject()
                .put("project", project)
                .put("number", number)
                .put("evidence", evidence.name())
                .put("documentNumber", documentNumber)
                .put("issuedBy", issuedBy)
                .put("issuedOn", issuedOn.toString())
                .put("format", format.name())
                .put("bytes", bytes)
                .put("digest", digest)
                .put("addedBy", addedBy);
    }
}
