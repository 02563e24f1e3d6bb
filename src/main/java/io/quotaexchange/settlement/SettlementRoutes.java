package io.quotaexchange.settlement;

import io.quotaexchange.act.ActOutcome;
import io.quotaexchange.act.Acts;
import io.quotaexchange.act.KeptAct;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Page;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.quotaexchange.round.Order;
import io.quotaexchange.settlement.money.Deposits;
import io.quotaexchange.settlement.money.MoneyRefusal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One award over HTTP: confirmed by both counties, paid, delivered, or ended in default. */
public final class SettlementRoutes {
    private final AwardFiles files;
    private final Settling settling;
    private final Defaults defaults;
    private final Deposits deposits;
    private final Acts acts;
    private final Clock clock;

    public SettlementRoutes(
            AwardFiles files, Settling settling, Defaults defaults, Deposits deposits, Acts acts, Clock clock) {
        this.files = files;
        this.settling = settling;
        this.defaults = defaults;
        this.deposits = deposits;
        this.acts = acts;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("getAward", request -> file(request).map(this::json));
        api.answer(
                "listAwardDeadlines",
                request -> files.open(request.path("round"))
                        .map(open -> Page.after(
                                open.stream()
                                        .filter(file -> request.query("county")
                                                .map(county -> county.equals(
                                                                file.award().buyer())
                                                        || county.equals(
                                                                file.award().seller()))
                                                .orElse(true))
                                        .map(this::json)
                                        .toList(),
                                "id",
                                request)));
        api.write("confirmAward", this::confirm);
        api.write("recordPayment", this::recordPayment);
        api.write("confirmPayment", this::confirmPayment);
        api.write("payFromCash", this::payFromCash);
        api.write("declareDefault", this::declareDefault);
    }

    private Future<AwardFile> file(ApiRequest request) {
        String id = request.path("award");
        return files.find(id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("award", id).asException()));
    }

    private enum Side {
        SELLER,
        BUYER
    }

    private record Confirmation(Side side, Signatures signatures) {
        static Confirmation read(DocumentReader document) {
            return new Confirmation(document.choice("side", Side.class), Signatures.read(document));
        }
    }

    /** Both sides confirm the deal (成交确认). Clause: Z10-08.1. */
    private Future<Api.Answer> confirm(ApiRequest request) {
        Confirmation asked = request.read(Confirmation::read);
        Step step = asked.side() == Side.SELLER ? Step.SELLER_CONFIRMED : Step.BUYER_CONFIRMED;
        return taking(
                request,
                asked.signatures(),
                file -> settling.take(
                        file.award(),
                        step,
                        asked.signatures().maker(),
                        asked.signatures().approver()));
    }

    private record Voucher(String reference, LocalDate on, Signatures signatures) {
        static Voucher read(DocumentReader document) {
            return new Voucher(document.text("reference"), document.date("on"), Signatures.read(document));
        }
    }

    /** The buyer says that it paid; nothing moves yet. */
    private Future<Api.Answer> recordPayment(ApiRequest request) {
        Voucher voucher = request.read(Voucher::read);
        return file(request).compose(file -> {
            List<Refusal> refusals = new ArrayList<>(voucher.signatures().refusals());
            if (file.ended().isPresent()) {
                refusals.add(SettlementRefusal.DEFAULTED.refusal());
            }
            if (file.taken().contains(Step.PAID)) {
                refusals.add(SettlementRefusal.PAID_ALREADY.refusal());
            }
            if (!file.taken().containsAll(Step.PAID.before())) {
                refusals.add(SettlementRefusal.OUT_OF_TURN.refusal());
            }
            if (voucher.on().isAfter(CivilDay.today(clock))) {
                refusals.add(MoneyRefusal.DAY_IN_FUTURE.refusal());
            }
            if (!refusals.isEmpty()) {
                return refuse(refusals);
            }
            return acts.carryOut(notice(file, voucher))
                    .compose(outcome -> outcome instanceof ActOutcome.Done
                            ? answer(request)
                            : refuse(List.of(SettlementRefusal.ID_TAKEN.refusal())));
        });
    }

    /** The same voucher again is the same notice. */
    private static PaymentNotice notice(AwardFile file, Voucher voucher) {
        int number = file.notices().size() + 1;
        for (int i = 0; i < file.notices().size(); i++) {
            PaymentNotice before = PaymentNotice.read(file.notices().get(i).json());
            if (before.reference().equals(voucher.reference())
                    && before.on().equals(voucher.on())
                    && before.maker().equals(voucher.signatures().maker())
                    && before.approver().equals(voucher.signatures().approver())) {
                number = i + 1;
            }
        }
        return new PaymentNotice(
                file.award().id(),
                number,
                file.award().buyer(),
                file.award().valueFen(),
                voucher.reference(),
                voucher.on(),
                voucher.signatures().maker(),
                voucher.signatures().approver());
    }

    /** The province saw the money: it is posted, and the award is delivered against it. Clause: Z10-08.1. */
    private Future<Api.Answer> confirmPayment(ApiRequest request) {
        Signatures signatures = request.read(Signatures::read);
        return taking(request, signatures, file -> {
            if (file.notices().isEmpty() && !file.taken().contains(Step.PAID)) {
                return Future.failedFuture(
                        new StepRefusedException(file.award().id(), SettlementRefusal.PAYMENT_NOT_RECORDED.refusal()));
            }
            return settling.take(file.award(), Step.PAID, signatures.maker(), signatures.approver())
                    .compose(paid ->
                            settling.take(file.award(), Step.DELIVERED, signatures.maker(), signatures.approver()));
        });
    }

    /** The buyer pays from what it prefunded; units and money move at once. Clause: Z10-08.1. */
    private Future<Api.Answer> payFromCash(ApiRequest request) {
        Signatures signatures = request.read(Signatures::read);
        return taking(
                request,
                signatures,
                file -> settling.payFromCash(file.award(), signatures.maker(), signatures.approver()));
    }

    /** The province ends an award whose deadline passed. Clause: M13-05.8. */
    private Future<Api.Answer> declareDefault(ApiRequest request) {
        Signatures signatures = request.read(Signatures::read);
        LocalDate today = CivilDay.today(clock);
        return file(request).compose(file -> {
            if (file.ended().isPresent()) {
                AwardDefault before = AwardDefault.read(file.ended().get().json());
                return defaults.carryOut(file.award(), before).compose(refusals -> answerOr(request, refusals));
            }
            if (file.breach(today).isEmpty()) {
                return refuse(List.of((file.taken().contains(Step.PAID)
                                ? SettlementRefusal.PAID_ALREADY
                                : SettlementRefusal.NOT_OVERDUE)
                        .refusal()));
            }
            String buyer = file.award().buyer();
            return deposits.alone(
                            buyer,
                            () -> deposits.held(buyer, file.award().round()).compose(deposit -> {
                                boolean bid = file.round()
                                                .order(file.award().order())
                                                .orElseThrow()
                                                .order()
                                        instanceof Order.Bid;
                                AwardDefault decided = DefaultRules.decide(
                                        file.award(),
                                        file.breach(today).get(),
                                        file.terms(),
                                        file.guideFen(),
                                        bid ? deposit.heldFen() : 0,
                                        today,
                                        signatures.maker(),
                                        signatures.approver());
                                return defaults.carryOut(file.award(), decided);
                            }))
                    .compose(refusals -> answerOr(request, refusals));
        });
    }

    private Future<Api.Answer> taking(
            ApiRequest request, Signatures signatures, Function<AwardFile, Future<Void>> step) {
        List<Refusal> refusals = signatures.refusals();
        if (!refusals.isEmpty()) {
            return refuse(refusals);
        }
        return file(request)
                .compose(file -> step.apply(file)
                        .recover(failure -> failure instanceof StepRefusedException refused
                                ? refuse(List.of(refused.refusal()))
                                : Future.failedFuture(failure)))
                .compose(done -> answer(request));
    }

    private Future<Api.Answer> answerOr(ApiRequest request, List<Refusal> refusals) {
        return refusals.isEmpty() ? answer(request) : refuse(refusals);
    }

    private Future<Api.Answer> answer(ApiRequest request) {
        return file(request).map(this::json).map(Api.Answer::ok);
    }

    private static <T> Future<T> refuse(List<Refusal> refusals) {
        return Future.failedFuture(RefusalProblem.of(refusals).asException());
    }

    private JsonObject json(AwardFile file) {
        JsonObject json = AwardRoutes.row(file.round(), file.award(), file.steps());
        if (file.ended().isPresent()) {
            json.put("status", "DEFAULTED").put("default", file.ended().get().json());
        }
        JsonArray steps = new JsonArray();
        file.steps().forEach(step -> {
            JsonObject one = new JsonObject()
                    .put("step", step.step().name())
                    .put("maker", step.maker())
                    .put("approver", step.approver())
                    .put("recordedAt", step.recordedAt().toString());
            step.settlement().ifPresent(sequence -> one.put("settlement", sequence));
            steps.add(one);
        });
        JsonArray notices = new JsonArray();
        file.notices().stream().map(KeptAct::json).forEach(notices::add);
        Deadlines deadlines = file.deadlines();
        json.put("awardedAt", file.awardedAt().toString())
                .put("confirmBy", deadlines.confirmBy().toString())
                .put("payBy", deadlines.payBy().toString())
                .put("steps", steps)
                .put("payments", notices);
        file.breach(CivilDay.today(clock))
                .ifPresent(breach -> json.put("overdue", breach.fault().name()));
        return json;
    }
}
