package io.quotaexchange.settlement.money;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.quantity.Money;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Money of a county that moves beside a delivery: prefunded, returned, deposited, given back, lost, spent.
 *
 * <p>Clause: Z10-08.2, M13-05.8.
 *
 * @param id for example {@code pin_2026-000123}; its first three letters say the kind
 * @param county whose money it is, a county or a city
 * @param amountFen fen, above zero
 * @param subject what it belongs to: the round of a deposit, the award of a forfeit, the purpose of proceeds; else empty
 * @param reference number of the bank's or treasury's voucher; of a forfeit the default it follows from
 * @param note what it is for; may be empty where the subject says it
 * @param on civil day of the voucher
 */
public record MoneyAct(
        ActKind kind,
        String id,
        String county,
        long amountFen,
        String subject,
        String reference,
        String note,
        LocalDate on,
        String maker,
        String approver)
        implements Act {
    private record Way(String prefix, AccountKind from, AccountKind to) {}

    private static final Map<ActKind, Way> WAYS = new EnumMap<>(Map.of(
            ActKind.PAY_IN, new Way("pin_", AccountKind.OUTSIDE, AccountKind.CASH),
            ActKind.PAY_OUT, new Way("pot_", AccountKind.CASH, AccountKind.OUTSIDE),
            ActKind.SPEND, new Way("spd_", AccountKind.REVENUE, AccountKind.OUTSIDE),
            ActKind.DEPOSIT_HOLD, new Way("dph_", AccountKind.CASH, AccountKind.DEPOSIT),
            ActKind.DEPOSIT_RELEASE, new Way("dpr_", AccountKind.DEPOSIT, AccountKind.CASH),
            ActKind.DEPOSIT_FORFEIT, new Way("dpf_", AccountKind.DEPOSIT, AccountKind.FORFEITS)));

    /** @throws IllegalArgumentException if it is no kind of money act, or the id is not of its kind */
    public MoneyAct {
        Way way = WAYS.get(kind);
        if (way == null || !id.startsWith(way.prefix())) {
            throw new IllegalArgumentException("the id " + id + " is not that of a " + kind.text());
        }
    }

    /** The letters an id of this kind begins with, for example {@code pin_}. */
    public static String prefix(ActKind kind) {
        return WAYS.get(kind).prefix();
    }

    /**
     * Everything that stands against it by itself, in order of precedence.
     *
     * @param purposes what the rulebook permits proceeds to be used for. Clause: Z10-08.2
     */
    public List<Refusal> faults(List<String> purposes) {
        List<Refusal> faults = new ArrayList<>();
        if (maker.equals(approver)) {
            faults.add(MoneyRefusal.SAME_PERSON.refusal());
        }
        if (!county.matches("[1-9][0-9]{3}(?!00$|.$)[0-9]{2}|[1-9][0-9]{3}00") || county.endsWith("0000")) {
            faults.add(MoneyRefusal.COUNTY_NOT_VALID.refusal());
        }
        if (amountFen <= 0) {
            faults.add(MoneyRefusal.AMOUNT_NOT_POSITIVE.refusal());
        }
        if (reference.isBlank()) {
            faults.add(MoneyRefusal.REFERENCE_MISSING.refusal());
        }
        if (kind == ActKind.SPEND && !purposes.contains(subject)) {
            faults.add(MoneyRefusal.PURPOSE_NOT_PERMITTED.refusal(subject));
        }
        if (kind == ActKind.SPEND && note.isBlank()) {
            faults.add(MoneyRefusal.NOTE_MISSING.refusal());
        }
        return faults;
    }

    @Override
    public JsonObject document() {
        return new JsonObject()
                .put("kind", kind.text())
                .put("id", id)
                .put("county", county)
                .put("amount", Money.ofFen(amountFen).yuan())
                .put("subject", subject)
                .put("reference", reference)
                .put("note", note)
                .put("on", on.toString())
                .put("maker", maker)
                .put("approver", approver);
    }

    /** Inverse of {@link #document()}. @throws RuntimeException if it is not such a document */
    public static MoneyAct read(JsonObject json) {
        return new MoneyAct(
                ActKind.of(json.getString("kind")).orElseThrow(),
                json.getString("id"),
                json.getString("county"),
                Money.ofYuan(json.getString("amount")).fen(),
                json.getString("subject"),
                json.getString("reference"),
                json.getString("note"),
                LocalDate.parse(json.getString("on")),
                json.getString("maker"),
                json.getString("approver"));
    }

    @Override
    public Optional<Settlement> settlement() {
        Way way = WAYS.get(kind);
        return Optional.of(Act.settlement(
                this, List.of(Transfer.of(account(way.from()), account(way.to()), amountFen)), List.of()));
    }

    private Account account(AccountKind of) {
        return of == AccountKind.OUTSIDE || of == AccountKind.FORFEITS
                ? Account.system(of, Unit.CNY)
                : new Account(county, of, Unit.CNY);
    }
}
