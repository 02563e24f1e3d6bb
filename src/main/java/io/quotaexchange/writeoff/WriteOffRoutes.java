package io.quotaexchange.writeoff;

import io.quotaexchange.act.Amounts;
import io.quotaexchange.clause.Refusal;
import io.quotaexchange.construction.ConstructionAccount;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.construction.ConstructionProjects;
import io.quotaexchange.construction.FeePayment;
import io.quotaexchange.construction.KeyProjectDecision;
import io.quotaexchange.construction.KeyProjects;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.registry.signing.Signatures;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Construction projects, their fee, write-off, slip and commitments over HTTP. Clause: M13-04.4, Z10-06.1, Z10-10.3. */
public final class WriteOffRoutes {
    /** Who signs is known once it is approved: until then two different people stand in. */
    private static final Signatures LATER = new Signatures("maker", "approver");

    private static final int MOST_DAYS = 3_660;
    private static final int DUNNING_DAYS = 30;

    private final ConstructionProjects projects;
    private final KeyProjects keyProjects;
    private final ProjectWriteOffs writeOffs;
    private final Commitments commitments;
    private final SlipPrinting slips;
    private final Clock clock;

    public WriteOffRoutes(
            ConstructionProjects projects,
            KeyProjects keyProjects,
            ProjectWriteOffs writeOffs,
            Commitments commitments,
            SlipPrinting slips,
            Clock clock) {
        this.projects = projects;
        this.keyProjects = keyProjects;
        this.writeOffs = writeOffs;
        this.commitments = commitments;
        this.slips = slips;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("listConstructionProjects", this::list);
        api.answer("getConstructionProject", request -> find(request).compose(this::written));
        api.commit("registerConstructionProject", this::review, this::register);
        api.commit("payReclamationFee", this::checkPayment, this::pay);
        api.commit("writeOffConstructionProject", this::checkWriteOff, this::writeOff);
        api.on("getWriteOffSlip", this::slip);
        api.commit("commitConstructionProject", this::checkCommitment, this::commit);
        api.answer("listCommitments", this::listCommitments);
        api.answer("listDunning", this::dunning);
    }

    private Future<JsonObject> list(ApiRequest request) {
        int limit = request.limit();
        return projects.page(request.query("county"), request.query("after").orElse(""), limit)
                .compose(page -> keyProjects
                        .newest(page.stream().map(ConstructionProject::id).toList())
                        .map(newest -> page(
                                page,
                                limit,
                                project -> marked(project.document(), newest.get(project.id())),
                                ConstructionProject::id)));
    }

    /** What the province decided on it last stands beside what was registered. Clause: M13-05.4. */
    private static JsonObject marked(JsonObject project, KeyProjectDecision newest) {
        return newest == null ? project : project.put("keyProject", KeyProjectRoutes.write(newest));
    }

    private static <T> JsonObject page(List<T> rows, int limit, Function<T, JsonObject> form, Function<T, String> id) {
        JsonObject page = new JsonObject().put("items", rows.stream().map(form).toList());
        return rows.size() < limit ? page : page.put("nextAfter", id.apply(rows.getLast()));
    }

    private Future<ConstructionAccount> find(ApiRequest request) {
        String id = request.path("construction");
        return projects.find(id)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("construction project", id).asException()));
    }

    private Future<JsonObject> written(ConstructionAccount account) {
        JsonObject json = AccountJson.write(account);
        return writeOffs
                .posted(account.project().id())
                .compose(posted -> {
                    posted.ifPresent(act -> json.put(
                            "writeOff",
                            new JsonObject(act.document())
                                    .put("settlement", act.settlement().orElseThrow())
                                    .put("recordedAt", act.recordedAt().toString())));
                    return writeOffs.free(account.project().county());
                })
                .compose(free -> {
                    json.put("free", Amounts.write(free));
                    return commitments.find(account.project());
                })
                .compose(commitment -> {
                    commitment.ifPresent(it -> json.put("commitment", write(it)));
                    String id = account.project().id();
                    return keyProjects.newest(List.of(id)).map(newest -> {
                        marked(json.getJsonObject("project"), newest.get(id));
                        return json;
                    });
                });
    }

    private static JsonObject write(Commitments.Listed listed) {
        return listed.commitment().document().put("state", listed.state().name());
    }

    private static ConstructionProject given(ApiRequest request, Signatures people) {
        return request.read(document ->
                ConstructionProject.read(document.object("project"), "", people.maker(), people.approver()));
    }

    private Future<JsonObject> review(ApiRequest request) {
        return projects.review(given(request, LATER)).compose(outcome -> preview(outcome));
    }

    private Future<JsonObject> preview(ConstructionProjects.Outcome outcome) {
        return switch (outcome) {
            case ConstructionProjects.Outcome.Done done ->
                written(done.account()).map(json -> json.put("kept", false));
            case ConstructionProjects.Outcome.Refused refused -> refused(refused.refusals());
        };
    }

    private static <T> Future<T> refused(List<Refusal> refusals) {
        return Future.failedFuture(RefusalProblem.of(refusals).asException());
    }

    private Future<Api.Answer> register(ApiRequest request) {
        return projects.register(given(request, Signatures.of(request))).compose(this::answer);
    }

    private Future<Api.Answer> answer(ConstructionProjects.Outcome outcome) {
        return switch (outcome) {
            case ConstructionProjects.Outcome.Done done ->
                written(done.account()).map(json -> Api.Answer.ok(json.put("kept", true)));
            case ConstructionProjects.Outcome.Refused refused -> refused(refused.refusals());
        };
    }

    private record Payment(int number, long fen, LocalDate paidOn, String voucher) {
        static Payment read(DocumentReader document) {
            return new Payment(
                    document.whole("number", 1, 999),
                    document.parsed("yuan", Money::ofYuan, Money.ZERO).fen(),
                    document.date("paidOn"),
                    document.text("voucher"));
        }
    }

    private Future<FeePayment> payment(ApiRequest request, Signatures people) {
        Payment given = request.read(Payment::read);
        return find(request)
                .map(account -> new FeePayment(
                        "fee_" + account.project().suffix() + "-" + given.number(),
                        account.project().county(),
                        account.project().id(),
                        given.fen(),
                        given.paidOn(),
                        given.voucher(),
                        people.maker(),
                        people.approver()));
    }

    private Future<JsonObject> checkPayment(ApiRequest request) {
        return payment(request, LATER).compose(projects::reviewPayment).compose(this::preview);
    }

    private Future<Api.Answer> pay(ApiRequest request) {
        return payment(request, Signatures.of(request)).compose(projects::pay).compose(this::answer);
    }

    private Future<JsonObject> checkWriteOff(ApiRequest request) {
        return find(request)
                .compose(account -> writeOffs
                        .refusals(account, CivilDay.today(clock))
                        .compose(refusals -> refusals.isEmpty() ? written(account) : refused(refusals)));
    }

    private Future<Api.Answer> writeOff(ApiRequest request) {
        Signatures people = Signatures.of(request);
        return find(request)
                .compose(account -> writeOffs.writeOff(
                        account.project().id(), CivilDay.today(clock), people.maker(), people.approver()))
                .compose(outcome -> switch (outcome) {
                    case ProjectWriteOffs.Outcome.Done done ->
                        Future.succeededFuture(Api.Answer.ok(new JsonObject()
                                .put("writeOff", done.writeOff().document())
                                .put("settlement", done.settlement())
                                .put("repeated", done.repeated())));
                    case ProjectWriteOffs.Outcome.Refused refused -> refused(refused.refusals());
                });
    }

    private Future<Api.Answer> slip(ApiRequest request) {
        return find(request)
                .compose(account -> slips.print(account)
                        .map(pdf -> pdf.map(bytes -> Api.Answer.file(
                                        "application/pdf",
                                        "wof_" + account.project().suffix() + ".pdf",
                                        Buffer.buffer(bytes)))
                                .orElseThrow(() -> Problem.notFound(
                                                "write-off of",
                                                account.project().id())
                                        .asException())));
    }

    private Future<Commitments.Promise> promise(ApiRequest request, Signatures people) {
        Commitments.Promise given = request.read(document -> new Commitments.Promise(
                request.path("construction"),
                CivilDay.today(clock),
                document.date("dueOn"),
                document.parsedList("supplements", Function.identity()),
                document.text("filing"),
                people.maker(),
                people.approver()));
        return find(request).map(account -> given);
    }

    private Future<JsonObject> checkCommitment(ApiRequest request) {
        return promise(request, LATER)
                .compose(commitments::review)
                .compose(refusals -> refusals.isEmpty() ? Future.succeededFuture(new JsonObject()) : refused(refusals));
    }

    private Future<Api.Answer> commit(ApiRequest request) {
        return promise(request, Signatures.of(request))
                .compose(commitments::commit)
                .compose(outcome -> switch (outcome) {
                    case Commitments.Outcome.Done done ->
                        Future.succeededFuture(Api.Answer.ok(new JsonObject()
                                .put("commitment", done.commitment().document())
                                .put("repeated", done.repeated())));
                    case Commitments.Outcome.Refused refused -> refused(refused.refusals());
                });
    }

    private Future<JsonObject> listCommitments(ApiRequest request) {
        int limit = request.limit();
        return commitments
                .page(request.query("county"), request.query("after").orElse(""), limit)
                .map(page -> page(
                        page,
                        limit,
                        WriteOffRoutes::write,
                        it -> it.commitment().id()));
    }

    /** Clause: M13-07.2. */
    private Future<JsonObject> dunning(ApiRequest request) {
        int days = Math.clamp(request.queryLong("days").orElse(DUNNING_DAYS), 0, MOST_DAYS);
        return commitments
                .dunning(CivilDay.today(clock), days)
                .map(due -> new JsonObject()
                        .put("items", due.stream().map(WriteOffRoutes::write).toList()));
    }
}
