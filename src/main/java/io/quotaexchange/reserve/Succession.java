package io.quotaexchange.reserve;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a division that ended held goes to the one that took over. Clause: M13-03.1.
 *
 * @param id for example {@code suc_331121-1}
 * @param from code of the division that ended
 * @param county code of the one that took over
 * @param parts what goes over, account by account
 */
public record Succession(String id, String from, String county, List<Part> parts, String maker, String approver)
        implements Act {
    /** Accounts that go over whole. */
    static final Set<AccountKind> GOES_OVER =
            Set.of(AccountKind.RESERVE, AccountKind.FROZEN, AccountKind.CASH, AccountKind.REVENUE);

    /** @param amount m², kg or fen */
    public record Part(AccountKind account, Unit unit, long amount) {}

    public Succession {
        parts = List.copyOf(parts);
    }

    @Override
    public ActKind kind() {
        return ActKind.SUCCESSION;
    }

    /** What it must be whoever wrote it. */
    public List<Refusal> faults() {
        List<Refusal> faults = new ArrayList<>();
        if (maker.equals(approver)) {
            faults.add(ReserveRefusal.SAME_PERSON.refusal());
        }
        boolean whole = !parts.isEmpty()
                && parts.stream().allMatch(part -> part.amount() > 0 && GOES_OVER.contains(part.account()))
                && parts.stream()
                                .map(part -> part.account() + " " + part.unit())
                                .distinct()
                                .count()
                        == parts.size();
        if (!whole || from.equals(county)) {
            faults.add(ReserveRefusal.NOTHING_TO_SUCCEED.refusal());
        }
        return faults;
    }

    @Override
    public JsonObject document() {
        JsonArray moved = new JsonArray();
        parts.forEach(part -> moved.add(new JsonObject()
                .put("account", part.account().name())
                .put("unit", part.unit().name())
                .put("amount", part.amount())));
        return new JsonObject()
                .put("kind", kind().text())
                .put("id", id)
                .put("from", from)
                .put("county", county)
                .put("parts", moved)
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static Succession read(JsonObject json) {
        List<Part> parts = new ArrayList<>();
        for (Object element : json.getJsonArray("parts")) {
            JsonObject part = (JsonObject) element;
            parts.add(new Part(
                    AccountKind.valueOf(part.getString("account")),
                    Unit.valueOf(part.getString("unit")),
                    part.getLong("amount")));
        }
        return new Succession(
                json.getString("id"),
                json.getString("from"),
                json.getString("county"),
                parts,
                json.getString("maker"),
                json.getString("approver"));
    }

    @Override
    public Optional<Settlement> settlement() {
        List<Transfer> transfers = parts.stream()
                .map(part -> Transfer.of(
                        new Account(from, part.account(), part.unit()),
                        new Account(county, part.account(), part.unit()),
                        part.amount()))
                .toList();
        return Optional.of(Act.settlement(this, transfers, List.of()));
    }
}
