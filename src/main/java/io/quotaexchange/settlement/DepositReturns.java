package io.quotaexchange.settlement;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.http.Signatures;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.settlement.money.Deposits;
import io.quotaexchange.settlement.money.MoneyAct;
import io.quotaexchange.settlement.money.MoneyActs;
import io.quotaexchange.settlement.money.MoneyRefusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Gives deposits back: when a county asks, and by themselves once nothing needs them any more. Clause: M13-05.8. */
public final class DepositReturns {
    /** Whose deposit, for which round. */
    private record Key(String county, String round) {}

    private final MoneyActs money;
    private final Deposits deposits;
    private final Acts acts;
    private final BiFunction<String, String, Future<DepositUse>> use;
    private final Clock clock;

    /** @param use of a county's deposit for a round */
    DepositReturns(
            MoneyActs money,
            Deposits deposits,
            Acts acts,
            BiFunction<String, String, Future<DepositUse>> use,
            Clock clock) {
        this.money = money;
        this.deposits = deposits;
        this.acts = acts;
        this.use = use;
        this.clock = clock;
    }

    /** With the awards of rounds as they stand. */
    public static DepositReturns of(
            MoneyActs money, Deposits deposits, Acts acts, RoundArchive archive, AwardFiles awards, Clock clock) {
        return new DepositReturns(
                money,
                deposits,
                acts,
                (county, round) -> archive.round(round)
                        .compose(found -> awards.open(round)
                                .map(open ->
                                        DepositUse.of(found.orElseThrow().state(), open, county, clock.instant()))),
                clock);
    }

    /** What stands against giving it back. */
    public Future<List<Refusal>> against(String county, String round) {
        return use.apply(county, round)
                .map(it -> it.needed() ? List.of(MoneyRefusal.DEPOSIT_IN_USE.refusal()) : List.of());
    }

    /** All of it that was not lost, to the county's cash; nothing where nothing is held. */
    public Future<List<Refusal>> giveBack(String county, String round, Signatures signatures) {
        return against(county, round)
                .compose(refusals -> refusals.isEmpty()
                        ? deposits.alone(county, () -> release(county, round, signatures))
                        : Future.succeededFuture(refusals));
    }

    private Future<List<Refusal>> release(String county, String round, Signatures signatures) {
        return deposits.held(county, round)
                .compose(held -> held.heldFen() == 0
                        ? Future.succeededFuture(List.of())
                        : money.carryOut(Deposits.release(
                                county,
                                round,
                                held,
                                CivilDay.today(clock),
                                signatures.maker(),
                                signatures.approver())));
    }

    /**
     * Gives back every deposit that nothing needs any more, in the name of those who placed it. Any node may ask, at any time, again.
     *
     * @return how many went back by this call
     */
    public Future<Integer> expire() {
        return placed(Optional.empty(), "", new LinkedHashMap<>()).compose(placed -> {
            Future<Integer> chain = Future.succeededFuture(0);
            for (Map.Entry<Key, Signatures> one : placed.entrySet()) {
                chain = chain.compose(
                        before -> expire(one.getKey(), one.getValue()).map(now -> before + now));
            }
            return chain;
        });
    }

    private Future<Integer> expire(Key key, Signatures placedBy) {
        return deposits.held(key.county(), key.round())
                .compose(held -> held.heldFen() == 0
                        ? Future.succeededFuture(0)
                        : against(key.county(), key.round())
                                .compose(refusals -> refusals.isEmpty()
                                        ? giveBack(key.county(), key.round(), placedBy)
                                                .map(refused -> refused.isEmpty() ? 1 : 0)
                                        : Future.succeededFuture(0)));
    }

    /** What a county has deposited, round by round, and until when: for the page of its reserves. */
    public Future<JsonArray> heldBy(String county) {
        return placed(Optional.of(county), "", new LinkedHashMap<>()).compose(placed -> {
            Future<JsonArray> chain = Future.succeededFuture(new JsonArray());
            for (Key key : placed.keySet()) {
                chain = chain.compose(
                        items -> held(key).map(item -> item.map(items::add).orElse(items)));
            }
            return chain;
        });
    }

    private Future<Optional<JsonObject>> held(Key key) {
        return deposits.held(key.county(), key.round())
                .compose(held -> held.heldFen() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : use.apply(key.county(), key.round())
                                .map(it -> Optional.of(it.json()
                                        .put("kind", "DEPOSIT")
                                        .put("round", key.round())
                                        .put(
                                                "amount",
                                                Money.ofFen(held.heldFen()).yuan()))));
    }

    /** By whom each deposit was placed; the first of several. */
    private Future<Map<Key, Signatures>> placed(Optional<String> county, String after, Map<Key, Signatures> so) {
        return acts.page(Optional.of(ActKind.DEPOSIT_HOLD), county, after, Acts.MOST_ROWS)
                .compose(page -> {
                    for (KeptAct kept : page) {
                        if (kept.settlement().isPresent()) {
                            so.putIfAbsent(
                                    new Key(
                                            kept.county(),
                                            MoneyAct.read(kept.json()).subject()),
                                    new Signatures(kept.maker(), kept.approver()));
                        }
                    }
                    return page.size() < Acts.MOST_ROWS
                            ? Future.succeededFuture(so)
                            : placed(county, page.getLast().id(), so);
                });
    }
}
