package io.quotaexchange.registry.sanction;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;

/** Steps as they are kept. */
final class SanctionEventJson {
    private SanctionEventJson() {}

    static String kind(SanctionEvent event) {
        return switch (event) {
            case SanctionEvent.Ordered e -> "sanction.ordered.v1";
            case SanctionEvent.Rectified e -> "sanction.rectified.v1";
            case SanctionEvent.Named e -> "sanction.named.v1";
            case SanctionEvent.Suspended e -> "sanction.suspended.v1";
            case SanctionEvent.Lifted e -> "sanction.lifted.v1";
        };
    }

    static String write(SanctionEvent event) {
        JsonObject document = new JsonObject();
        switch (event) {
            case SanctionEvent.Ordered e ->
                document.put("county", e.county())
                        .put("finding", e.finding())
                        .put("due", e.due().toString());
            case SanctionEvent.Rectified e -> document.put("evidence", e.evidence());
            case SanctionEvent.Named e -> document.put("grave", e.grave());
            case SanctionEvent.Suspended e -> {}
            case SanctionEvent.Lifted e -> {}
        }
        return document.encode();
    }

    static SanctionEvent read(String kind, LocalDate on, String text) {
        JsonObject document = new JsonObject(text);
        return switch (kind) {
            case "sanction.ordered.v1" ->
                new SanctionEvent.Ordered(
                        on,
                        document.getString("county"),
                        document.getString("finding"),
                        LocalDate.parse(document.getString("due")));
            case "sanction.rectified.v1" -> new SanctionEvent.Rectified(on, document.getString("evidence"));
            case "sanction.named.v1" -> new SanctionEvent.Named(on, document.getBoolean("grave"));
            case "sanction.suspended.v1" -> new SanctionEvent.Suspended(on);
            case "sanction.lifted.v1" -> new SanctionEvent.Lifted(on);
            default -> throw new IllegalStateException("no step of a sanction is called " + kind);
        };
    }
}
