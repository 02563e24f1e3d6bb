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
import io.quotaexchange.platform.http.Signatures;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.settlement.money.Deposits;
import io.quotaexchange.settlement.money.MoneyRefusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** One award over HTTP: confirmed by both counties, paid, delivered, or ended in default. */
public final class SettlementRoutes {
    private static final Logger LOG = Logger.getLogger(SettlementRoutes.class.getName());

    private final AwardFiles files;
    private final Settling settling;
    private final Defaults defaults;
    private final Confirmations confirmations;
    private final Deposits deposits;
    private final Acts acts;
    private final Clock clock;
    private final Vertx vertx;
    private final Supplier<Future<Map<String, String>>> names;

    /** @param names of counties, and of the province, by code */
    public SettlementRoutes(
            Vertx vertx,
            Supplier<Future<Map<String, String>>> names,
            AwardFiles files,
            Settling settling,
            Defaults defaults,
            Confirmations confirmations,
            Deposits deposits,
            Acts acts,
            Clock clock) {
        this.vertx = vertx;
        this.names = names;
        this.confirmations = confirmations;
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
        api.on("printConfirmation", this::print);
        api.commit("confirmAward", this::mayConfirm, this::confirm);
        api.commit("recordPayment", this::mayRecordPayment, this::recordPayment);
        api.commit("confirmPayment", this::mayConfirmPayment, this::confirmPayment);
        api.commit("payFromCash", this::mayPayFromCash, this::payFromCash);
        api.commit("declareDefault", this::mayDeclareDefault, this::declareDefault);
    }

    private Future<AwardFile> file(ApiRequest request) {
        String id = request.path("award");
        return files.find(id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("award", id).asException()));
    }

    /** PDF of a deal that both confirmed. */
    private Future<Api.Answer> print(ApiRequest request) {
        return file(request)
                .compose(file -> confirmations.of(file.award(), file.steps()).compose(confirmed -> {
                    if (confirmed.isEmpty()) {
                        return refuse(List.of(SettlementRefusal.OUT_OF_TURN.refusal()));
                    }
                    return names.get()
                            .compose(names -> vertx.executeBlocking(() -> ConfirmationSheet.pdf(
                                    file, confirmed.get(), code -> names.getOrDefault(code, code))))
                            .map(pdf -> Api.Answer.file(
                                    "application/pdf", file.award().id() + ".pdf", Buffer.buffer(pdf)));
                }));
    }

    private enum Side {
        SELLER,
        BUYER;

        Step step() {
            return this == SELLER ? Step.SELLER_CONFIRMED : Step.BUYER_CONFIRMED;
        }

        String of(AwardFile file) {
            return this == SELLER ? file.award().seller() : file.award().buyer();
        }

        static Side read(DocumentReader document) {
            return document.choice("side", Side.class);
        }
    }

    /** A side is confirmed by itself; of a draw from the pool the seller is the province. */
    private static void requireIs(ApiRequest request, String organisation) {
        if (!request.caller().organisation().equals(organisation)) {
            throw Problem.of(
                            403,
                            "other-organisation",
                            "不能代其他单位操作",
                            "You act for your own organisation only",
                            "this is for " + organisation + " to do")
                    .asException();
        }
    }

    private Future<JsonObject> mayConfirm(ApiRequest request) {
        Side side = request.read(Side::read);
        return file(request).compose(file -> {
            requireIs(request, side.of(file));
            return notRefused(settling.against(file.award(), side.step()), file);
        });
    }

    /** Both sides confirm the deal (成交确认). Clause: Z10-08.1. */
    private Future<Api.Answer> confirm(ApiRequest request) {
        Side side = request.read(Side::read);
        return taking(request, file -> {
            requireIs(request, side.of(file));
            return settling.take(
                            file.award(),
                            side.step(),
                            request.signatures().maker(),
                            request.signatures().approver())
                    .compose(done -> seal(request));
        });
    }

    /** What both confirmed is sealed; if that cannot be done now, it is when the confirmation is printed. */
    private Future<Void> seal(ApiRequest request) {
        return file(request)
                .compose(file -> confirmations.of(file.award(), file.steps()))
                .<Void>mapEmpty()
                .recover(failure -> {
                    LOG.warning("event=confirmation-not-sealed award=" + request.path("award") + " cause=" + failure);
                    return Future.succeededFuture();
                });
    }

    private Future<JsonObject> notRefused(Future<Optional<Refusal>> against, AwardFile file) {
        return against.compose(
                refusal -> refusal.isPresent() ? refuse(List.of(refusal.get())) : Future.succeededFuture(json(file)));
    }

    private record Voucher(String reference, LocalDate on) {
        static Voucher read(DocumentReader document) {
            return new Voucher(document.text("reference"), document.date("on"));
        }
    }

    private Future<JsonObject> mayRecordPayment(ApiRequest request) {
        Voucher voucher = request.read(Voucher::read);
        return file(request).compose(file -> {
            requireIs(request, file.award().buyer());
            List<Refusal> refusals = against(file, voucher);
            return refusals.isEmpty() ? Future.succeededFuture(json(file)) : refuse(refusals);
        });
    }

    private List<Refusal> against(AwardFile file, Voucher voucher) {
        List<Refusal> refusals = new ArrayList<>();
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
        return refusals;
    }

    /** The buyer says that it paid; nothing moves yet. */
    private Future<Api.Answer> recordPayment(ApiRequest request) {
        Voucher voucher = request.read(Voucher::read);
        return file(request).compose(file -> {
            requireIs(request, file.award().buyer());
            List<Refusal> refusals = against(file, voucher);
            if (!refusals.isEmpty()) {
                return refuse(refusals);
            }
            return acts.carryOut(notice(file, voucher, request.signatures()))
                    .compose(outcome -> outcome instanceof ActOutcome.Done
                            ? answer(request)
                            : refuse(List.of(SettlementRefusal.ID_TAKEN.refusal())));
        });
    }

    /** The same voucher again is the same notice. */
    private static PaymentNotice notice(AwardFile file, Voucher voucher, Signatures signatures) {
        int number = file.notices().size() + 1;
        for (int i = 0; i < file.notices().size(); i++) {
            PaymentNotice before = PaymentNotice.read(file.notices().get(i).json());
            if (before.reference().equals(voucher.reference())
                    && before.on().equals(voucher.on())
                    && before.maker().equals(signatures.maker())
                    && before.approver().equals(signatures.approver())) {
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
                signatures.maker(),
                signatures.approver());
    }

    private Future<JsonObject> mayConfirmPayment(ApiRequest request) {
        return file(request)
                .compose(file -> file.notices().isEmpty() && !file.taken().contains(Step.PAID)
                        ? refuse(List.of(SettlementRefusal.PAYMENT_NOT_RECORDED.refusal()))
                        : notRefused(settling.against(file.award(), Step.PAID), file));
    }

    /** The province saw the money: it is posted, and the award is delivered against it. Clause: Z10-08.1. */
    private Future<Api.Answer> confirmPayment(ApiRequest request) {
        String maker = request.signatures().maker();
        String approver = request.signatures().approver();
        return taking(request, file -> {
            if (file.notices().isEmpty() && !file.taken().contains(Step.PAID)) {
                return Future.failedFuture(
                        new StepRefusedException(file.award().id(), SettlementRefusal.PAYMENT_NOT_RECORDED.refusal()));
            }
            return deposits.alone(
                    file.award().buyer(),
                    () -> settling.take(file.award(), Step.PAID, maker, approver)
                            .compose(paid -> settling.take(file.award(), Step.DELIVERED, maker, approver)));
        });
    }

    private Future<JsonObject> mayPayFromCash(ApiRequest request) {
        return file(request).compose(file -> {
            requireIs(request, file.award().buyer());
            return notRefused(settling.against(file.award(), Step.PAID), file);
        });
    }

    /** The buyer pays from what it prefunded; units and money move at once. Clause: Z10-08.1. */
    private Future<Api.Answer> payFromCash(ApiRequest request) {
        return taking(request, file -> {
            requireIs(request, file.award().buyer());
            // Whoever declares a default meanwhile waits.
            return deposits.alone(
                    file.award().buyer(),
                    () -> settling.payFromCash(
                            file.award(),
                            request.signatures().maker(),
                            request.signatures().approver()));
        });
    }

    private Future<JsonObject> mayDeclareDefault(ApiRequest request) {
        LocalDate today = CivilDay.today(clock);
        return file(request)
                .compose(file -> file.ended().isEmpty() && file.breach(today).isEmpty()
                        ? refuse(List.of(notInDefault(file)))
                        : Future.succeededFuture(json(file)));
    }

    private static Refusal notInDefault(AwardFile file) {
        return (file.taken().contains(Step.PAID) ? SettlementRefusal.PAID_ALREADY : SettlementRefusal.NOT_OVERDUE)
                .refusal();
    }

    /** The province ends an award whose deadline passed. Clause: M13-05.8. */
    private Future<Api.Answer> declareDefault(ApiRequest request) {
        LocalDate today = CivilDay.today(clock);
        return file(request).compose(file -> {
            if (file.ended().isPresent()) {
                AwardDefault before = AwardDefault.read(file.ended().get().json());
                return deposits.alone(file.award().buyer(), () -> defaults.carryOut(file.award(), before))
                        .compose(refusals -> answerOr(request, refusals));
            }
            if (file.breach(today).isEmpty()) {
                return refuse(List.of(notInDefault(file)));
            }
            String buyer = file.award().buyer();
            return deposits.alone(
                            buyer,
                            () -> deposits.held(buyer, file.award().round()).compose(deposit -> {
                                AwardDefault decided = decide(file, deposit, today, request.signatures());
                                return defaults.carryOut(file.award(), decided);
                            }))
                    .compose(refusals -> answerOr(request, refusals));
        });
    }

    private static AwardDefault decide(
            AwardFile file, Deposits.Deposit deposit, LocalDate today, Signatures signatures) {
        return DefaultRules.decide(
                file.award(),
                file.breach(today).orElseThrow(),
                file.terms(),
                file.origin().guideFen(),
                file.origin().ofBid() ? deposit.heldFen() : 0,
                today,
                signatures.maker(),
                signatures.approver());
    }

    private Future<Api.Answer> taking(ApiRequest request, Function<AwardFile, Future<Void>> step) {
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
        JsonObject json = AwardRoutes.row(file.origin().order(), file.award(), file.steps());
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
