package io.quotaexchange.round;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.http.Signatures;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

/** The writing operations on rounds: the province announces and steers them, counties enter orders. Clause: M13-05.3. */
public final class RoundWriting {
    private static final int OK = 200;
    private static final int CREATED = 201;
    /** Who stands for the two people while nobody has approved. */
    private static final Signatures NOBODY_YET = new Signatures("usr_maker", "usr_approver");

    private final Rounds rounds;
    private final RoundAnnouncements announcements;
    private final RoundDesk desk;
    private final RoundArchive archive;
    private final Clock clock;
    private final BiFunction<String, LocalDate, Future<List<Refusal>>> countyRefusals;

    /** @param countyRefusals what stands against a county being one of the province on a day */
    public RoundWriting(
            Rounds rounds,
            RoundAnnouncements announcements,
            RoundDesk desk,
            RoundArchive archive,
            Clock clock,
            BiFunction<String, LocalDate, Future<List<Refusal>>> countyRefusals) {
        this.rounds = rounds;
        this.announcements = announcements;
        this.desk = desk;
        this.archive = archive;
        this.clock = clock;
        this.countyRefusals = countyRefusals;
    }

    public void addTo(Api api) {
        api.commit(
                "announceRound", request -> checked(announcements.review(wish(request, NOBODY_YET))), this::announce);
        api.commit(
                "takeRoundStep",
                request -> checked(
                        command(request, NOBODY_YET).compose(command -> rounds.review(request.path("round"), command))),
                this::step);
        api.write("sealBid", this::seal);
        api.commit(
                "enterOrder",
                request -> checked(order(request, NOBODY_YET)
                        .compose(body -> desk.review(request.path("round"), body.order(), body.replaces()))),
                this::enter);
        api.commit(
                "withdrawOrder",
                request -> checked(known(request.path("round"))
                        .compose(known -> rounds.review(
                                request.path("round"),
                                new RoundCommand.WithdrawOrder(
                                        request.path("order"), county(request), signed(NOBODY_YET))))),
                this::withdraw);
    }

    private static RoundAnnouncements.Wish wish(ApiRequest request, Signatures by) {
        return request.read(document -> RoundStepBody.readAnnouncement(document, signed(by)));
    }

    private Future<Api.Answer> announce(ApiRequest request) {
        RoundAnnouncements.Wish wish = wish(request, request.signatures());
        return answered(announcements.announce(wish)).compose(done -> round(wish.id(), CREATED));
    }

    private Future<RoundCommand> command(ApiRequest request, Signatures signatures) {
        String round = request.path("round");
        RoundStepBody body = request.read(RoundStepBody::read);
        Signed by = signed(signatures);
        return known(round).compose(known -> switch (body.step()) {
            case RESCHEDULE ->
                announcements.reschedule(
                        round,
                        body.times().orElseThrow().entryOpensAt(),
                        body.times().orElseThrow().entryClosesAt(),
                        body.times().orElseThrow().stages(),
                        by);
            case PAUSE -> Future.succeededFuture(new RoundCommand.Pause(body.reason(), by));
            case RESUME -> Future.succeededFuture(new RoundCommand.Resume(by));
            case STOP -> Future.succeededFuture(new RoundCommand.Stop(body.reason(), by));
            case WITHDRAW -> Future.succeededFuture(new RoundCommand.Withdraw(body.reason(), by));
        });
    }

    private Future<Api.Answer> step(ApiRequest request) {
        String round = request.path("round");
        return answered(command(request, request.signatures())
                        .compose(command -> rounds.submit(round, command))
                        .compose(Rounds::accepted))
                .compose(done -> round(round, OK));
    }

    /** Nothing is kept of it: neither the bid nor what it is sealed into. */
    private Future<Api.Answer> seal(ApiRequest request) {
        String round = request.path("round");
        Order.Bid bid = request.read(RoundOrderBody::readBid);
        return answered(known(round).compose(known -> desk.seal(round, bid)))
                .map(made -> Api.Answer.ok(new JsonObject()
                        .put("id", bid.id())
                        .put("county", bid.county())
                        .put("commitment", made.bid().commitment())
                        .put("envelope", made.bid().envelope())
                        .put("opening", made.opening())));
    }

    private Future<RoundOrderBody> order(ApiRequest request, Signatures by) {
        RoundOrderBody body = request.read(document -> RoundOrderBody.read(document, by));
        return known(request.path("round"))
                .compose(known -> countyRefusals.apply(body.order().county(), CivilDay.today(clock)))
                .compose(wrong -> wrong.isEmpty()
                        ? Future.succeededFuture(body)
                        : Future.failedFuture(RefusalProblem.of(wrong).asException()));
    }

    private Future<Api.Answer> enter(ApiRequest request) {
        String round = request.path("round");
        return answered(order(request, request.signatures())
                        .compose(body -> desk.enter(round, body.order(), body.replaces())))
                .compose(entered -> entered.accepted()
                        ? rounds.read(
                                round,
                                state -> new Api.Answer(
                                        CREATED, OrderView.write(state, entered).encode()))
                        : Future.failedFuture(
                                RefusalProblem.of(entered.refusals()).asException()));
    }

    private static String county(ApiRequest request) {
        return request.read(document -> document.text("county"));
    }

    private Future<Api.Answer> withdraw(ApiRequest request) {
        String round = request.path("round");
        String order = request.path("order");
        String county = county(request);
        return answered(known(round)
                        .compose(known -> rounds.withdraw(round, order, county, signed(request.signatures()))))
                .compose(done -> rounds.read(
                        round,
                        state -> Api.Answer.ok(
                                OrderView.write(state, state.order(order).orElseThrow()))));
    }

    private static Signed signed(Signatures signatures) {
        return new Signed(signatures.maker(), signatures.approver());
    }

    private Future<Void> known(String round) {
        return archive.round(round)
                .compose(found -> found.isEmpty()
                        ? Future.failedFuture(Problem.notFound("round", round).asException())
                        : Future.succeededFuture());
    }

    private Future<Api.Answer> round(String round, int status) {
        return archive.round(round)
                .map(found -> new Api.Answer(
                        status, RoundJson.write(found.orElseThrow()).encode()));
    }

    private static Future<JsonObject> checked(Future<?> review) {
        return answered(review.map(new JsonObject()));
    }

    /** A round's no is the caller's answer: 422 with every reason. */
    private static <T> Future<T> answered(Future<T> work) {
        return work.recover(failure -> failure instanceof RoundRefusedException refused
                ? Future.failedFuture(RefusalProblem.of(refused.refusals()).asException())
                : Future.failedFuture(failure));
    }
}
