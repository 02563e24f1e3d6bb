package io.quotaexchange.settlement.money;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Settlement;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a buyer does for its seller beside paying, recorded and no more: it never takes the place of money.
 *
 * <p>Clause: Z10-21.2.
 *
 * @param id for example {@code sup_330281-2026-1}
 * @param county the buyer, who supports
 * @param seller who is supported
 */
public record Support(
        String id,
        String county,
        String seller,
        Form form,
        String note,
        String reference,
        LocalDate on,
        String maker,
        String approver)
        implements Act {
    /** The forms the document names. */
    public enum Form {
        /** 产业转移. */
        INDUSTRY,
        /** 基础设施建设. */
        INFRASTRUCTURE,
        /** 其他方式. */
        OTHER
    }

    /** Everything that stands against it, in order of precedence. */
    public List<Refusal> faults() {
        List<Refusal> faults = new ArrayList<>();
        if (maker.equals(approver)) {
            faults.add(MoneyRefusal.SAME_PERSON.refusal());
        }
        if (note.isBlank()) {
            faults.add(MoneyRefusal.NOTE_MISSING.refusal());
        }
        if (county.equals(seller)) {
            faults.add(MoneyRefusal.SAME_COUNTY.refusal());
        }
        return faults;
    }

    @Override
    public ActKind kind() {
        return ActKind.SUPPORT;
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id)
                .put("county", county)
                .put("seller", seller)
                .put("form", form.name())
                .put("note", note)
                .put("reference", reference)
                .put("on", on.toString())
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static Support read(JsonObject json) {
        return new Support(
                json.getString("id"),
                json.getString("county"),
                json.getString("seller"),
                Form.valueOf(json.getString("form")),
                json.getString("note"),
                json.getString("reference"),
                LocalDate.parse(json.getString("on")),
                json.getString("maker"),
                json.getString("approver"));
    }

    @Override
    public Optional<Settlement> settlement() {
        return Optional.empty();
    }
}
