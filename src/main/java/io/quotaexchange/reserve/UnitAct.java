package io.quotaexchange.reserve;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.UnitRange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Units of a lot frozen, thawed or deducted, with where they were. Clause: M13-07.3.
 *
 * @param lotBegins number of the lot's first unit among all units of the indicator
 * @param parts what moves, in the order of units
 * @param passed units of the range that stay where they are: written off, cancelled, or already as asked
 */
public record UnitAct(UnitRequest request, String county, long lotBegins, List<Part> parts, List<Passed> passed)
        implements Act {
    /** @param units numbered inside the lot, from 1 */
    public record Part(Account from, Account to, UnitRange units) {}

    /** @param units numbered inside the lot, from 1 */
    public record Passed(Account holder, UnitRange units) {}

    public UnitAct {
        parts = List.copyOf(parts);
        passed = List.copyOf(passed);
    }

    @Override
    public ActKind kind() {
        return request.kind();
    }

    @Override
    public String id() {
        return request.id();
    }

    @Override
    public String maker() {
        return request.maker();
    }

    @Override
    public String approver() {
        return request.approver();
    }

    @Override
    public JsonObject document() {
        JsonArray moved = new JsonArray();
        parts.forEach(part -> moved.add(units(part.units())
                .put("from", part.from().toString())
                .put("to", part.to().toString())));
        JsonArray left = new JsonArray();
        passed.forEach(
                part -> left.add(units(part.units()).put("holder", part.holder().toString())));
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id())
                .put("county", county)
                .put("lot", request.lot())
                .put("lotBegins", lotBegins)
                .put("firstUnit", request.firstUnit())
                .put("lastUnit", request.lastUnit())
                .put("reason", request.reason())
                .put("reference", request.reference())
                .put("parts", moved)
                .put("passed", left)
                .put("maker", maker())
                .put("approver", approver());
    }

    private static JsonObject units(UnitRange units) {
        return new JsonObject().put("firstUnit", units.first()).put("lastUnit", units.last());
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static UnitAct read(JsonObject json) {
        UnitRequest request = new UnitRequest(
                ActKind.of(json.getString("kind")).orElseThrow(),
                json.getString("id"),
                json.getString("lot"),
                json.getLong("firstUnit"),
                json.getLong("lastUnit"),
                json.getString("reason"),
                json.getString("reference"),
                json.getString("maker"),
                json.getString("approver"));
        List<Part> parts = new ArrayList<>();
        for (Object element : json.getJsonArray("parts")) {
            JsonObject part = (JsonObject) element;
            parts.add(new Part(
                    Account.parse(part.getString("from")), Account.parse(part.getString("to")), readUnits(part)));
        }
        List<Passed> passed = new ArrayList<>();
        for (Object element : json.getJsonArray("passed")) {
            JsonObject part = (JsonObject) element;
            passed.add(new Passed(Account.parse(part.getString("holder")), readUnits(part)));
        }
        return new UnitAct(request, json.getString("county"), json.getLong("lotBegins"), parts, passed);
    }

    private static UnitRange readUnits(JsonObject json) {
        return new UnitRange(json.getLong("firstUnit"), json.getLong("lastUnit"));
    }

    @Override
    public Optional<Settlement> settlement() {
        List<Transfer> transfers = parts.stream()
                .map(part -> Transfer.ofUnits(part.from(), part.to(), request.lot(), inLedger(part.units())))
                .toList();
        return Optional.of(Act.settlement(this, transfers, List.of()));
    }

    private UnitRange inLedger(UnitRange inLot) {
        return new UnitRange(inLot.first() + lotBegins - 1, inLot.last() + lotBegins - 1);
    }
}
