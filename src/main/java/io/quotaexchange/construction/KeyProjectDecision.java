package io.quotaexchange.construction;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The province certifies that a construction project is a key project (重点建设项目), or that it is one no longer. Decisions on a project
 * alternate: the first certifies.
 *
 * <p>Clause: M13-05.4, Z10-10.1.
 *
 * @param id for example {@code kpd_331126-2022-0007~1}: the project and the number of the decision on it, from 1
 * @param county whose project it is
 * @param project id of the construction project
 * @param certified false: the certification ends
 * @param reason the catalogue and the number in it, or why it ends
 * @param on day of the decision
 */
public record KeyProjectDecision(
        String id,
        String county,
        String project,
        boolean certified,
        String reason,
        LocalDate on,
        String maker,
        String approver)
        implements Act {

    /** The id of a decision on a project. @param number from 1 */
    static String idOf(ConstructionProject project, int number) {
        return "kpd_" + project.suffix() + "~" + number;
    }

    /** Its place among the decisions on the project, from 1. @throws NumberFormatException if the id has none */
    public int number() {
        return Integer.parseInt(id.substring(id.lastIndexOf('~') + 1));
    }

    @Override
    public ActKind kind() {
        return certified ? ActKind.KEY_PROJECT : ActKind.KEY_PROJECT_END;
    }

    /** It moves nothing. */
    @Override
    public Optional<Settlement> settlement() {
        return Optional.empty();
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id)
                .put("county", county)
                .put("project", project)
                .put("reason", reason)
                .put("on", on.toString())
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static KeyProjectDecision read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        boolean certified = document.text("kind").equals(ActKind.KEY_PROJECT.text());
        KeyProjectDecision decision = new KeyProjectDecision(
                document.text("id"),
                document.text("county"),
                document.text("project"),
                certified,
                document.text("reason"),
                document.date("on"),
                document.text("maker"),
                document.text("approver"));
        document.finish();
        return decision;
    }

    /** Whether it asks for the same by the same two people, on whatever day. */
    boolean repeats(KeyProjectDecision before) {
        return certified == before.certified
                && reason.equals(before.reason)
                && maker.equals(before.maker)
                && approver.equals(before.approver);
    }
}
