package io.quotaexchange.construction;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.document.StrictJson;
import io.quotaexchange.rulebook.Approval;
import io.quotaexchange.rulebook.ConstructionKind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A construction project as it was registered; it is not changed afterwards. Clause: M13-04.3, M13-04.4.
 *
 * @param id for example {@code con_331126-2022-0007}
 * @param county whose reserve answers for it. Clause: Z10-06.2
 * @param nameEn may be empty
 * @param registeredOn day whose rulebook counts
 * @param completionOn day on which the works are to end
 * @param request the request of the round that the project made; empty if it made none
 * @param combination why new land and improvement are combined (补改结合); empty where they are not. Clause: Z10-09.1
 * @param rulebook digest of the rulebook in force on that day
 */
public record ConstructionProject(
        String id,
        String county,
        String nameZh,
        String nameEn,
        ConstructionKind sort,
        SiteForm form,
        SupplementMode mode,
        LocalDate registeredOn,
        LocalDate completionOn,
        String request,
        String combination,
        List<OccupiedLand> lands,
        List<ApprovalPaper> approvals,
        String rulebook,
        String maker,
        String approver)
        implements Act {
    public static final String ID = "con_[0-9]{6}-[a-z0-9-]{1,33}";

    public ConstructionProject {
        lands = List.copyOf(lands);
        approvals = List.copyOf(approvals);
    }

    /** What the ids of everything about the project end with. */
    public String suffix() {
        return id.substring("con_".length());
    }

    @Override
    public ActKind kind() {
        return ActKind.CONSTRUCTION;
    }

    /** Registering moves nothing. */
    @Override
    public Optional<Settlement> settlement() {
        return Optional.empty();
    }

    /** Reads everything but kind, rulebook and people. */
    public static ConstructionProject read(DocumentReader document, String rulebook, String maker, String approver) {
        return new ConstructionProject(
                document.parsed("id", ConstructionProject::idOf, ""),
                document.text("county"),
                document.text("nameZh"),
                document.textOrNone("nameEn"),
                document.choice("sort", ConstructionKind.class),
                document.choice("form", SiteForm.class),
                document.choice("mode", SupplementMode.class),
                document.date("registeredOn"),
                document.date("completionOn"),
                document.optionalText("request"),
                document.optionalText("combination"),
                document.objects("lands").stream().map(OccupiedLand::read).toList(),
                document.objects("approvals").stream()
                        .map(place -> new ApprovalPaper(place.choice("approval", Approval.class), place.text("number")))
                        .toList(),
                rulebook,
                maker,
                approver);
    }

    /** @throws IllegalArgumentException if it is not the id of a construction project */
    public static String idOf(String text) {
        if (!text.matches(ID)) {
            throw new IllegalArgumentException(
                    "an id is con_, the county's six digits, - and 1 to 33 of a-z, 0-9 and -");
        }
        return text;
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static ConstructionProject read(JsonObject json) {
        DocumentReader document = DocumentReader.of(StrictJson.object(json.encode()));
        document.text("kind");
        ConstructionProject project =
                read(document, document.text("rulebook"), document.text("maker"), document.text("approver"));
        document.finish();
        return project;
    }

    @Override
    public JsonObject document() {
        JsonArray rows = new JsonArray();
        lands.forEach(land -> rows.add(land.document()));
        JsonArray papers = new JsonArray();
        approvals.forEach(paper -> papers.add(
                new JsonObject().put("approval", paper.approval().name()).put("number", paper.number())));
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id)
                .put("county", county)
                .put("nameZh", nameZh)
                .put("nameEn", nameEn)
                .put("sort", sort.name())
                .put("form", form.name())
                .put("mode", mode.name())
                .put("registeredOn", registeredOn.toString())
                .put("completionOn", completionOn.toString())
                .put("request", request)
                .put("combination", combination)
                .put("lands", rows)
                .put("approvals", papers)
                .put("rulebook", rulebook)
                .put("maker", maker)
                .put("approver", approver);
    }
}
