package io.quotaexchange.settlement;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.AccountBalance;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.document.DivisionCode;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.http.Signatures;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.settlement.money.Deposits;
import io.quotaexchange.settlement.money.MoneyAct;
import io.quotaexchange.settlement.money.MoneyActs;
import io.quotaexchange.settlement.money.Support;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Money of counties over HTTP: prefunding, deposits, proceeds and what they are used for, support. */
public final class MoneyRoutes {
    private static final String ID_REST = "[a-z0-9_~-]{1,60}";

    private final MoneyActs money;
    private final Deposits deposits;
    private final Acts acts;
    private final DepositReturns returns;
    private final RoundArchive archive;
    private final LedgerReading ledger;
    private final Clock clock;

    public MoneyRoutes(
            MoneyActs money,
            Deposits deposits,
            Acts acts,
            DepositReturns returns,
            RoundArchive archive,
            LedgerReading ledger,
            Clock clock) {
        this.money = money;
        this.deposits = deposits;
        this.acts = acts;
        this.returns = returns;
        this.archive = archive;
        this.ledger = ledger;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("listMoneyActs", this::list);
        api.answer("getProceeds", this::proceeds);
        api.answer("getDeposit", this::deposit);
        commit(api, "payIn", ActKind.PAY_IN, "");
        commit(api, "payOut", ActKind.PAY_OUT, "");
        commit(api, "useProceeds", ActKind.SPEND, "purpose");
        api.commit("placeDeposit", this::mayPlace, this::place);
        api.commit("releaseDeposit", this::mayRelease, this::release);
        api.commit("recordSupport", this::maySupport, this::support);
    }

    /** Stands in for the people while nobody has approved yet. */
    private static final Signatures UNSIGNED = new Signatures("maker", "approver");

    private void commit(Api api, String operationId, ActKind kind, String subject) {
        api.commit(operationId, request -> checked(money.against(act(request, kind, subject, UNSIGNED))), request -> {
            MoneyAct act = act(request, kind, subject, request.signatures());
            return money.carryOut(act).compose(refusals -> answer(act.id(), refusals));
        });
    }

    private static Future<JsonObject> checked(Future<List<Refusal>> against) {
        return against.compose(
                refusals -> refusals.isEmpty() ? Future.succeededFuture(new JsonObject()) : refuse(refusals));
    }

    /** A money act as it is asked for; {@code subject} names the key that says what it belongs to. */
    private static MoneyAct act(ApiRequest request, ActKind kind, String subject, Signatures signatures) {
        return request.read(document -> new MoneyAct(
                kind,
                document.parsed("id", text -> id(kind, text), MoneyAct.prefix(kind) + "0"),
                request.path("county"),
                document.parsed("amount", text -> Money.ofYuan(text).fen(), 1L),
                subject.isEmpty() ? "" : document.text(subject),
                document.text("reference"),
                document.optionalText("note"),
                document.date("on"),
                signatures.maker(),
                signatures.approver()));
    }

    private static String id(ActKind kind, String text) {
        String prefix = MoneyAct.prefix(kind);
        if (!text.startsWith(prefix) || !text.substring(prefix.length()).matches(ID_REST)) {
            throw new IllegalArgumentException("is " + prefix + " and 1 to 60 of a-z, 0-9, _, ~ and -");
        }
        return text;
    }

    private Future<Api.Answer> answer(String id, List<Refusal> refusals) {
        return refusals.isEmpty()
                ? acts.find(id).map(kept -> Api.Answer.ok(json(kept.orElseThrow())))
                : refuse(refusals);
    }

    private static <T> Future<T> refuse(List<Refusal> refusals) {
        return Future.failedFuture(RefusalProblem.of(refusals).asException());
    }

    private Future<RoundState> round(String id) {
        return archive.round(id)
                .map(found -> found.map(RoundArchive.Replay::state)
                        .orElseThrow(() -> Problem.notFound("round", id).asException()));
    }

    private record Placing(String id, String county, long fen) {
        static Placing read(DocumentReader document) {
            return new Placing(
                    document.parsed(
                            "id",
                            text -> MoneyRoutes.id(ActKind.DEPOSIT_HOLD, text),
                            MoneyAct.prefix(ActKind.DEPOSIT_HOLD) + "0"),
                    document.text("county"),
                    document.parsed("amount", text -> Money.ofYuan(text).fen(), 1L));
        }

        MoneyAct act(String round, LocalDate on, Signatures signatures) {
            return new MoneyAct(
                    ActKind.DEPOSIT_HOLD,
                    id,
                    county,
                    fen,
                    round,
                    round,
                    "",
                    on,
                    signatures.maker(),
                    signatures.approver());
        }
    }

    private Future<JsonObject> mayPlace(ApiRequest request) {
        Placing asked = request.read(Placing::read);
        return round(request.path("round"))
                .compose(state ->
                        checked(money.against(asked.act(request.path("round"), CivilDay.today(clock), UNSIGNED))));
    }

    /** A county deposits for a round, from its cash. Clause: M13-05.8. */
    private Future<Api.Answer> place(ApiRequest request) {
        String round = request.path("round");
        Placing asked = request.read(Placing::read);
        return round(round)
                .compose(state -> acts.find(asked.id()).compose(before -> {
                    // The same request on another day is the same deposit.
                    LocalDate on =
                            before.map(kept -> MoneyAct.read(kept.json()).on()).orElse(CivilDay.today(clock));
                    MoneyAct act = asked.act(round, on, request.signatures());
                    return deposits.alone(asked.county(), () -> money.carryOut(act))
                            .compose(refusals -> answer(act.id(), refusals));
                }));
    }

    private static String county(DocumentReader document) {
        return DivisionCode.of(document, "county");
    }

    private Future<JsonObject> mayRelease(ApiRequest request) {
        String round = request.path("round");
        String county = request.read(MoneyRoutes::county);
        return round(round)
                .compose(state -> returns.against(county, round))
                .compose(refusals -> refusals.isEmpty() ? deposit(round, county) : refuse(refusals));
    }

    /** What a county deposited goes back. Clause: M13-05.8. */
    private Future<Api.Answer> release(ApiRequest request) {
        String round = request.path("round");
        String county = request.read(MoneyRoutes::county);
        return round(round)
                .compose(state -> returns.giveBack(county, round, request.signatures()))
                .compose(
                        refusals -> refusals.isEmpty() ? deposit(round, county).map(Api.Answer::ok) : refuse(refusals));
    }

    private Future<JsonObject> deposit(ApiRequest request) {
        return round(request.path("round")).compose(state -> deposit(request.path("round"), request.path("county")));
    }

    private Future<JsonObject> deposit(String round, String county) {
        return deposits.held(county, round)
                .map(held -> new JsonObject()
                        .put("round", round)
                        .put("county", county)
                        .put("held", Money.ofFen(held.heldFen()).yuan()));
    }

    private static Support support(ApiRequest request, Signatures signatures) {
        return request.read(document -> new Support(
                document.parsed("id", MoneyRoutes::supportId, "sup_0"),
                request.path("county"),
                DivisionCode.of(document, "seller"),
                document.choice("form", Support.Form.class),
                document.text("note"),
                document.optionalText("reference"),
                document.date("on"),
                signatures.maker(),
                signatures.approver()));
    }

    private static String supportId(String text) {
        if (!text.matches("sup_" + ID_REST)) {
            throw new IllegalArgumentException("is sup_ and 1 to 60 of a-z, 0-9, _, ~ and -");
        }
        return text;
    }

    private Future<JsonObject> maySupport(ApiRequest request) {
        return checked(Future.succeededFuture(money.against(support(request, UNSIGNED))));
    }

    /** Clause: Z10-21.2. */
    private Future<Api.Answer> support(ApiRequest request) {
        Support support = support(request, request.signatures());
        return money.record(support).compose(refusals -> answer(support.id(), refusals));
    }

    private Future<JsonObject> list(ApiRequest request) {
        ActKind kind = ActKind.of(request.query("kind").orElseThrow()).orElseThrow();
        return acts.page(
                        Optional.of(kind),
                        Optional.of(request.path("county")),
                        request.query("after").orElse(""),
                        request.limit())
                .map(page -> {
                    JsonArray items = new JsonArray();
                    page.stream().map(MoneyRoutes::json).forEach(items::add);
                    JsonObject json = new JsonObject().put("items", items);
                    return page.size() == request.limit()
                            ? json.put("nextAfter", page.getLast().id())
                            : json;
                });
    }

    /** The document with what became of it. */
    private static JsonObject json(KeptAct kept) {
        JsonObject json = kept.json().put("recordedAt", kept.recordedAt().toString());
        kept.settlement().ifPresent(sequence -> json.put("settlement", sequence));
        kept.refusal().ifPresent(refusal -> json.put("refusal", refusal));
        return json;
    }

    /** What came in as proceeds, and what they were used for. Clause: Z10-08.2. */
    private Future<JsonObject> proceeds(ApiRequest request) {
        String county = request.path("county");
        return ledger.balances(county)
                .compose(balances -> used(county, "", new TreeMap<>()).map(used -> {
                    long received = 0;
                    long left = 0;
                    for (AccountBalance balance : balances) {
                        if (balance.account().kind() == AccountKind.REVENUE
                                && balance.account().unit() == Unit.CNY) {
                            received = balance.credits();
                            left = balance.balance();
                        }
                    }
                    JsonArray uses = new JsonArray();
                    used.forEach((purpose, fen) -> uses.add(new JsonObject()
                            .put("purpose", purpose)
                            .put("amount", Money.ofFen(fen).yuan())));
                    return new JsonObject()
                            .put("county", county)
                            .put("received", Money.ofFen(received).yuan())
                            .put("uses", uses)
                            .put("left", Money.ofFen(left).yuan());
                }));
    }

    private Future<Map<String, Long>> used(String county, String after, Map<String, Long> sums) {
        return acts.page(Optional.of(ActKind.SPEND), Optional.of(county), after, Acts.MOST_ROWS)
                .compose(page -> {
                    for (KeptAct kept : page) {
                        if (kept.settlement().isPresent()) {
                            MoneyAct act = MoneyAct.read(kept.json());
                            sums.merge(act.subject(), act.amountFen(), Math::addExact);
                        }
                    }
                    return page.size() < Acts.MOST_ROWS
                            ? Future.succeededFuture(sums)
                            : used(county, page.getLast().id(), sums);
                });
    }
}
