package io.quotaexchange.settlement.money;

import io.quotaexchange.act.ActKind;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.ledger.AccountBalance;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.LedgerReading;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.settlement.AwardFiles;
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
    private final AwardFiles awards;
    private final RoundArchive archive;
    private final LedgerReading ledger;
    private final Clock clock;

    public MoneyRoutes(
            MoneyActs money,
            Deposits deposits,
            Acts acts,
            AwardFiles awards,
            RoundArchive archive,
            LedgerReading ledger,
            Clock clock) {
        this.money = money;
        this.deposits = deposits;
        this.acts = acts;
        this.awards = awards;
        this.archive = archive;
        this.ledger = ledger;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("listMoneyActs", this::list);
        api.answer("getProceeds", this::proceeds);
        api.answer("getDeposit", this::deposit);
        api.write("payIn", request -> act(request, ActKind.PAY_IN, ""));
        api.write("payOut", request -> act(request, ActKind.PAY_OUT, ""));
        api.write("useProceeds", request -> act(request, ActKind.SPEND, "purpose"));
        api.write("placeDeposit", this::place);
        api.write("releaseDeposit", this::release);
        api.write("recordSupport", this::support);
    }

    /** A money act as it is asked for; {@code subject} names the key that says what it belongs to. */
    private static MoneyAct read(DocumentReader document, ActKind kind, String county, String subject) {
        String id = document.parsed("id", text -> id(kind, text), MoneyAct.prefix(kind) + "0");
        long fen = document.parsed("amount", text -> Money.ofYuan(text).fen(), 1L);
        String about = subject.isEmpty() ? "" : document.text(subject);
        Signatures signatures = Signatures.read(document);
        return new MoneyAct(
                kind,
                id,
                county,
                fen,
                about,
                document.text("reference"),
                document.optionalText("note"),
                document.date("on"),
                signatures.maker(),
                signatures.approver());
    }

    private static String id(ActKind kind, String text) {
        String prefix = MoneyAct.prefix(kind);
        if (!text.startsWith(prefix) || !text.substring(prefix.length()).matches(ID_REST)) {
            throw new IllegalArgumentException("is " + prefix + " and 1 to 60 of a-z, 0-9, _, ~ and -");
        }
        return text;
    }

    private Future<Api.Answer> act(ApiRequest request, ActKind kind, String subject) {
        MoneyAct act = request.read(document -> read(document, kind, request.path("county"), subject));
        return money.carryOut(act).compose(refusals -> answer(act.id(), refusals));
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

    private record Placing(String id, String county, long fen, Signatures signatures) {
        static Placing read(DocumentReader document) {
            return new Placing(
                    document.parsed(
                            "id",
                            text -> MoneyRoutes.id(ActKind.DEPOSIT_HOLD, text),
                            MoneyAct.prefix(ActKind.DEPOSIT_HOLD) + "0"),
                    document.text("county"),
                    document.parsed("amount", text -> Money.ofYuan(text).fen(), 1L),
                    Signatures.read(document));
        }
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
                    MoneyAct act = new MoneyAct(
                            ActKind.DEPOSIT_HOLD,
                            asked.id(),
                            asked.county(),
                            asked.fen(),
                            round,
                            round,
                            "",
                            on,
                            asked.signatures().maker(),
                            asked.signatures().approver());
                    return deposits.alone(asked.county(), () -> money.carryOut(act))
                            .compose(refusals -> answer(act.id(), refusals));
                }));
    }

    private record Releasing(String county, Signatures signatures) {
        static Releasing read(DocumentReader document) {
            return new Releasing(document.text("county"), Signatures.read(document));
        }
    }

    /** What a county deposited goes back once the round has ended and its bids' awards are done with. Clause: M13-05.8. */
    private Future<Api.Answer> release(ApiRequest request) {
        String round = request.path("round");
        Releasing asked = request.read(Releasing::read);
        return round(round)
                .compose(state -> awards.open(round).compose(open -> {
                    boolean inUse = !state.isSettled()
                            || open.stream().anyMatch(file -> isOfBid(state, file.award(), asked.county()));
                    if (inUse) {
                        return refuse(List.of(MoneyRefusal.DEPOSIT_IN_USE.refusal()));
                    }
                    return deposits.alone(asked.county(), () -> giveBack(round, asked))
                            .compose(refusals -> refusals.isEmpty()
                                    ? deposit(round, asked.county()).map(Api.Answer::ok)
                                    : refuse(refusals));
                }));
    }

    private Future<List<Refusal>> giveBack(String round, Releasing asked) {
        return deposits.held(asked.county(), round)
                .compose(held -> held.heldFen() == 0
                        ? Future.succeededFuture(List.of())
                        : money.carryOut(Deposits.release(
                                asked.county(),
                                round,
                                held,
                                CivilDay.today(clock),
                                asked.signatures().maker(),
                                asked.signatures().approver())));
    }

    private static boolean isOfBid(RoundState state, Award award, String county) {
        return award.buyer().equals(county)
                && state.order(award.order()).orElseThrow().order() instanceof Order.Bid;
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

    private record Supporting(
            String id, String seller, Support.Form form, String note, String reference, LocalDate on, Signatures by) {
        static Supporting read(DocumentReader document) {
            return new Supporting(
                    document.parsed("id", Supporting::id, "sup_0"),
                    document.parsed("seller", Supporting::county, ""),
                    document.choice("form", Support.Form.class),
                    document.text("note"),
                    document.optionalText("reference"),
                    document.date("on"),
                    Signatures.read(document));
        }

        private static String id(String text) {
            if (!text.matches("sup_" + ID_REST)) {
                throw new IllegalArgumentException("is sup_ and 1 to 60 of a-z, 0-9, _, ~ and -");
            }
            return text;
        }

        private static String county(String text) {
            if (!text.matches("[1-9][0-9]{5}")) {
                throw new IllegalArgumentException("is six digits");
            }
            return text;
        }
    }

    /** Clause: Z10-21.2. */
    private Future<Api.Answer> support(ApiRequest request) {
        Supporting asked = request.read(Supporting::read);
        Support support = new Support(
                asked.id(),
                request.path("county"),
                asked.seller(),
                asked.form(),
                asked.note(),
                asked.reference(),
                asked.on(),
                asked.by().maker(),
                asked.by().approver());
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
