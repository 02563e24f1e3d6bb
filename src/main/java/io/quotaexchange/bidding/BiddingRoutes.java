package io.quotaexchange.bidding;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.matching.book.BookEvent;
import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Page;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.quantity.IndicatorVector;
import io.quotaexchange.registry.refusal.RefusalProblem;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.Decision;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundArchive;
import io.quotaexchange.round.RoundRefusal;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.Rounds;
import io.quotaexchange.round.live.BookState;
import io.quotaexchange.round.live.LiveCommand;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.LiveRefusal;
import io.quotaexchange.round.live.LotState;
import io.quotaexchange.round.live.Signed;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Lots and books over HTTP. Clause: M13-05.5, M13-05.6. */
public final class BiddingRoutes {
    private static final int TRADES = 100;
    private static final Pattern ROUND = Pattern.compile("rnd_[a-z0-9-]{1,40}");

    private final Rounds rounds;
    private final LiveTrading trading;
    private final LiveViews views;
    private final Watching watching;
    private final RoundArchive archive;
    private final BidderStanding bidders;
    private final BidAdmission admission;
    private final BiFunction<Award, Signed, Future<Void>> award;

    /** @param award moves an award's units out of the listing, in the name of two people; may be repeated */
    public BiddingRoutes(
            Rounds rounds,
            LiveTrading trading,
            LiveViews views,
            Watching watching,
            RoundArchive archive,
            BidderStanding bidders,
            BiFunction<Award, Signed, Future<Void>> award) {
        this.rounds = rounds;
        this.trading = trading;
        this.views = views;
        this.watching = watching;
        this.archive = archive;
        this.bidders = bidders;
        this.admission = new BidAdmission(bidders);
        this.award = award;
    }

    public void addTo(Api api) {
        api.answer("listLiveLots", this::lots);
        api.answer("getLiveLot", this::lot);
        api.commit("announceLot", request -> seen(request, LiveRequests.Announce::read), this::announce);
        api.commit("withdrawLot", request -> seen(request, BiddingRoutes::reason), this::withdraw);
        api.commit("setLotReserve", request -> seen(request, LiveRequests.Price::reserve), this::reserve);
        api.commit("setBidLimit", this::mayBid, this::limit);
        api.write("placeBid", this::bid);
        api.write("matchLot", this::match);
        api.commit("finishLots", this::seen, this::finishLots);
        api.commit("openBook", this::seen, this::openBook);
        api.commit("closeBook", this::seen, this::closeBook);
        api.answer("getBook", this::book);
        api.commit("sendBookCommand", this::mayTrade, this::command);
        api.stream(
                "watchRound",
                (context, request) -> watching.watch(context, request.path("round"), request.query("lot")));
    }

    /** Looks at the round as written, also when it is over; 404 where there is none. */
    private <T> Future<T> read(ApiRequest request, Function<RoundState, T> look) {
        String round = request.path("round");
        if (!ROUND.matcher(round).matches()) {
            return Future.failedFuture(Problem.notFound("round", round).asException());
        }
        return rounds.ifServed(round, look)
                .compose(seen -> seen.isPresent() ? Future.succeededFuture(seen.get()) : readArchived(round, look));
    }

    private <T> Future<T> readArchived(String round, Function<RoundState, T> look) {
        return archive.round(round)
                .map(found -> look.apply(
                        found.orElseThrow(() -> Problem.notFound("round", round).asException())
                                .state()));
    }

    /** Looks at a round before it is asked for something; refused where it is over. Clause: M13-05.3. */
    private <T> Future<T> running(ApiRequest request, Function<RoundState, T> look) {
        return read(request, state -> {
            if (state.isOver()) {
                throw RefusalProblem.of(List.of(RoundRefusal.ROUND_OVER.refusal()))
                        .asException();
            }
            return look.apply(state);
        });
    }

    private Future<JsonObject> seen(ApiRequest request) {
        return running(request, state -> new JsonObject());
    }

    /** Nobody is asked to approve what cannot be read. */
    private Future<JsonObject> seen(ApiRequest request, Function<DocumentReader, ?> reading) {
        request.read(reading);
        return seen(request);
    }

    private static String reason(DocumentReader document) {
        return document.text("reason");
    }

    private Future<JsonObject> lots(ApiRequest request) {
        return read(request, state -> {
            List<JsonObject> rows = state.live().lots().stream()
                    .map(lot -> views.lot(request.path("round"), lot))
                    .toList();
            return Page.after(rows, "lot", request).put("last", state.events());
        });
    }

    private Future<JsonObject> lot(ApiRequest request) {
        return read(request, state -> {
            LotState lot = lotOf(state, request);
            JsonObject json = views.lot(request.path("round"), lot).put("last", state.events());
            String county = request.caller().organisation();
            return lot.limit(county).isPresent()
                    ? json.put("yourNumber", views.number(request.path("round"), lot, county))
                    : json;
        });
    }

    private static LotState lotOf(RoundState state, ApiRequest request) {
        return state.live()
                .lot(request.path("lot"))
                .orElseThrow(() -> Problem.notFound("lot", request.path("lot")).asException());
    }

    private Future<Api.Answer> announce(ApiRequest request) {
        LiveRequests.Announce wanted = request.read(LiveRequests.Announce::read);
        return running(
                        request,
                        state -> state.order(wanted.listing())
                                .map(RoundState.Entered::order)
                                .filter(Order.Listing.class::isInstance)
                                .map(Order.Listing.class::cast)
                                .map(listing -> new Priced(
                                        listing,
                                        state.plan()
                                                .orElseThrow()
                                                .prices()
                                                .get(listing.indicator())
                                                .capFen()))
                                .orElseThrow(() -> Problem.notFound("listing", wanted.listing())
                                        .asException()))
                .compose(priced -> trading.announce(
                        request.path("round"),
                        new LiveTrading.Announcement(
                                wanted.id(),
                                wanted.stage(),
                                wanted.listing(),
                                amount(wanted.amount(), priced.listing().indicator()),
                                wanted.incrementFen(),
                                wanted.confirmSteps(),
                                wanted.times()),
                        priced.listing(),
                        priced.capFen(),
                        signed(request)))
                .compose(decision -> answer(request, decision, wanted.id()));
    }

    private record Priced(Order.Listing listing, long capFen) {}

    private static long amount(String text, IndicatorKind indicator) {
        try {
            return indicator.parseAmount(text);
        } catch (IllegalArgumentException bad) {
            throw new Problem(
                            400,
                            "invalid-body",
                            "请求内容不符合要求",
                            "The body is not valid",
                            "/amount: " + bad.getMessage(),
                            "",
                            List.of(new Problem.Field("amount", bad.getMessage(), "correct the value")))
                    .asException();
        }
    }

    private static Signed signed(ApiRequest request) {
        return new Signed(request.signatures().maker(), request.signatures().approver());
    }

    private Future<Api.Answer> withdraw(ApiRequest request) {
        String reason = request.read(BiddingRoutes::reason);
        String lot = request.path("lot");
        return known(request)
                .compose(known -> trading.withdraw(request.path("round"), lot, reason, signed(request)))
                .compose(decision -> answer(request, decision, lot));
    }

    private Future<Boolean> known(ApiRequest request) {
        return running(request, state -> lotOf(state, request) != null);
    }

    private Future<Api.Answer> reserve(ApiRequest request) {
        LiveRequests.Price price = request.read(LiveRequests.Price::reserve);
        String lot = request.path("lot");
        return known(request)
                .compose(known -> trading.setReserve(
                        request.path("round"), lot, price.id(), price.county(), price.priceFen(), signed(request)))
                .compose(decision -> answer(request, decision, lot));
    }

    private Future<Api.Answer> limit(ApiRequest request) {
        LiveRequests.Price price = request.read(LiveRequests.Price::limit);
        String lot = request.path("lot");
        String round = request.path("round");
        // What was deposited is looked at and bid on by one at a time.
        return bidders.alone(
                        price.county(),
                        () -> admitted(againstLimit(request, price))
                                .compose(may -> trading.setLimit(
                                        round,
                                        lot,
                                        price.id(),
                                        price.county(),
                                        price.priceFen(),
                                        price.flag(),
                                        signed(request))))
                .compose(decision -> answer(request, decision, lot));
    }

    private Future<JsonObject> mayBid(ApiRequest request) {
        return admitted(againstLimit(request, request.read(LiveRequests.Price::limit)));
    }

    private static Future<JsonObject> admitted(Future<List<Refusal>> against) {
        return against.compose(refusals -> refusals.isEmpty()
                ? Future.succeededFuture(new JsonObject())
                : Future.failedFuture(RefusalProblem.of(refusals).asException()));
    }

    private Future<List<Refusal>> againstLimit(ApiRequest request, LiveRequests.Price limit) {
        return running(request, state -> BidAdmission.limit(state, lotOf(state, request), limit))
                .compose(wanted -> admission.against(request.path("round"), wanted));
    }

    private Future<Api.Answer> bid(ApiRequest request) {
        LiveRequests.Price bid = request.read(LiveRequests.Price::bid);
        return known(request)
                .compose(known -> trading.bid(
                        request.path("round"),
                        request.path("lot"),
                        bid.id(),
                        bid.county(),
                        bid.priceFen(),
                        bid.flag(),
                        request.caller().person()))
                .compose(decision -> answered(request, decision, bid.id()));
    }

    private Future<Api.Answer> match(ApiRequest request) {
        LiveRequests.Price match = request.read(LiveRequests.Price::match);
        return known(request)
                .compose(known -> trading.match(
                        request.path("round"),
                        request.path("lot"),
                        match.id(),
                        match.county(),
                        request.caller().person()))
                .compose(decision -> answered(request, decision, match.id()));
    }

    /** A bid or match: what was recorded of it the first time is the answer, however often it is sent. */
    private Future<Api.Answer> answered(ApiRequest request, Decision decision, String id) {
        if (decision instanceof Decision.Rejected rejected) {
            return refused(rejected.refusal());
        }
        return read(request, state -> {
            LotState lot = lotOf(state, request);
            return switch (lot.answer(id).orElseThrow()) {
                case LiveEvent.BidRefused no ->
                    throw RefusalProblem.of(List.of(LiveRefusal.of(no.reason()).refusal()))
                            .asException();
                case LiveEvent.MatchRefused no ->
                    throw RefusalProblem.of(List.of(LiveRefusal.of(no.reason()).refusal()))
                            .asException();
                default -> Api.Answer.ok(views.lot(request.path("round"), lot).put("last", state.events()));
            };
        });
    }

    private static Future<Api.Answer> refused(Refusal refusal) {
        return Future.failedFuture(RefusalProblem.of(List.of(refusal)).asException());
    }

    private Future<Api.Answer> answer(ApiRequest request, Decision decision, String lot) {
        return decision instanceof Decision.Rejected rejected
                ? refused(rejected.refusal())
                : rounds.read(
                        request.path("round"),
                        state -> Api.Answer.ok(views.lot(
                                        request.path("round"),
                                        state.live().lot(lot).orElseThrow())
                                .put("last", state.events())));
    }

    private Future<Api.Answer> finishLots(ApiRequest request) {
        int stage = (int) request.pathLong("stage");
        return running(request, state -> true)
                .compose(known -> rounds.finishLots(request.path("round"), stage))
                .compose(decision -> decision instanceof Decision.Rejected rejected
                        ? refused(rejected.refusal())
                        : Future.succeededFuture(Api.Answer.ok(new JsonObject().put("stage", stage))));
    }

    private Future<Api.Answer> openBook(ApiRequest request) {
        int stage = (int) request.pathLong("stage");
        return running(request, state -> true)
                .compose(known -> rounds.openBook(request.path("round"), stage))
                .compose(decision -> decision instanceof Decision.Rejected rejected
                        ? refused(rejected.refusal())
                        : book(request).map(Api.Answer::ok));
    }

    /** Ends the session: its case is cleared again by the engine, every trade becomes an award. */
    private Future<Api.Answer> closeBook(ApiRequest request) {
        int stage = (int) request.pathLong("stage");
        return running(request, state -> bookOf(state, request))
                .compose(book -> rounds.runStage(request.path("round"), stage, IndicatorVector.ZERO))
                .compose(cleared -> rounds.read(request.path("round"), state -> signers(state, stage))
                        .compose(signed -> Future.all(cleared.awards().stream()
                                .map(made -> award.apply(made, signed))
                                .toList()))
                        .map(done -> Api.Answer.ok(new JsonObject()
                                .put("stage", stage)
                                .put("awards", cleared.awards().size()))));
    }

    /** The two people of the first order: who bound themselves by the book. */
    private static Signed signers(RoundState state, int stage) {
        return state.live().book(stage).orElseThrow().signers().orElse(new Signed("usr_book", "usr_rounds"));
    }

    private static BookState bookOf(RoundState state, ApiRequest request) {
        int stage = (int) request.pathLong("stage");
        return state.live()
                .book(stage)
                .orElseThrow(() -> Problem.notFound("open book of stage", Integer.toString(stage))
                        .asException());
    }

    private Future<JsonObject> book(ApiRequest request) {
        return read(request, state -> {
            BookState book = bookOf(state, request);
            return views.book(new JsonObject(), book)
                    .put("trades", views.trades(book, TRADES))
                    .put("closed", book.isClosed())
                    .put("yours", views.orders(book, request.caller().organisation()))
                    .put("last", state.events());
        });
    }

    private Future<JsonObject> mayTrade(ApiRequest request) {
        return sent(request).compose(sent -> admitted(againstCommand(request, sent)));
    }

    private Future<LiveRequests.Book> sent(ApiRequest request) {
        return running(request, state -> bookOf(state, request).indicator())
                .map(indicator -> request.read(document -> LiveRequests.Book.read(document, indicator)));
    }

    private Future<List<Refusal>> againstCommand(ApiRequest request, LiveRequests.Book sent) {
        return running(request, state -> BidAdmission.command(state, bookOf(state, request), sent))
                .compose(wanted -> admission.against(request.path("round"), wanted));
    }

    private Future<Api.Answer> command(ApiRequest request) {
        int stage = (int) request.pathLong("stage");
        return sent(request)
                .compose(sent -> bidders.alone(
                                sent.command().county(),
                                () -> admitted(againstCommand(request, sent))
                                        .compose(may -> trading.book(
                                                request.path("round"),
                                                new LiveCommand.TakeBookCommand(
                                                        stage, sent.key(), sent.command(), signed(request)))))
                        .compose(decision -> decision instanceof Decision.Rejected rejected
                                ? refused(rejected.refusal())
                                : rounds.read(request.path("round"), state -> bookAnswer(state, stage, sent.key()))));
    }

    private Api.Answer bookAnswer(RoundState state, int stage, String key) {
        BookState book = state.live().book(stage).orElseThrow();
        long seq = book.taken(key).orElseThrow().command().seq();
        JsonObject json = new JsonObject().put("seq", seq).put("stage", stage);
        Optional<BookEvent.Rejected> rejected = book.rejection(seq);
        rejected.ifPresent(no -> json.put("rejected", no.reason().name()));
        return Api.Answer.ok(json.put("traded", book.indicator().printAmount(book.tradedBy(seq))));
    }
}
