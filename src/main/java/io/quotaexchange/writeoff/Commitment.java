package io.quotaexchange.writeoff;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Amounts;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.quantity.IndicatorVector;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A county commits itself to make up for a construction project's land later (承诺补充). Clause: M13-04.6, Z10-10.3.
 *
 * @param id for example {@code cmt_331126-2022-0007}: a project has one
 * @param amounts m² and kg: the project's need
 * @param on day of the commitment
 * @param dueOn last day to keep it
 * @param supplements ids of the projects in the registry that will bring the land. Clause: M13-04.6
 * @param filing number under which the ministry has it on file. Clause: M13-04.6
 */
public record Commitment(
        String id,
        String county,
        String project,
        IndicatorVector amounts,
        LocalDate on,
        LocalDate dueOn,
        List<String> supplements,
        String filing,
        String maker,
        String approver)
        implements Act {
    public Commitment {
        supplements = List.copyOf(supplements);
    }

    @Override
    public ActKind kind() {
        return ActKind.COMMIT;
    }

    /** A commitment moves nothing. */
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
                .put("amounts", Amounts.write(amounts))
                .put("on", on.toString())
                .put("dueOn", dueOn.toString())
                .put("supplements", new JsonArray(supplements))
                .put("filing", filing)
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static Commitment read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        document.text("kind");
        Commitment commitment = new Commitment(
                document.text("id"),
                document.text("county"),
                document.text("project"),
                Amounts.read(document.object("amounts")),
                document.date("on"),
                document.date("dueOn"),
                document.parsedList("supplements", Function.identity()),
                document.text("filing"),
                document.text("maker"),
                document.text("approver"));
        document.finish();
        return commitment;
    }
}
