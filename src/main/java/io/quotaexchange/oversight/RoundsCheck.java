package io.quotaexchange.oversight;

import io.quotaexchange.clause.Refusal;
import io.quotaexchange.matching.book.BookCommand;
import io.quotaexchange.matching.book.Side;
import io.quotaexchange.platform.time.CivilDay;
import io.quotaexchange.round.Award;
import io.quotaexchange.round.ListingSettlements;
import io.quotaexchange.round.Order;
import io.quotaexchange.round.RoundCheck;
import io.quotaexchange.round.RoundEvent;
import io.quotaexchange.round.RoundEventJson;
import io.quotaexchange.round.RoundPlan;
import io.quotaexchange.round.RoundState;
import io.quotaexchange.round.RoundTerms;
import io.quotaexchange.round.live.LiveEvent;
import io.quotaexchange.round.live.LotKey;
import io.quotaexchange.rulebook.Rulebook;
import io.quotaexchange.settlement.DefaultRules;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays every round of an export, clears each stage again, and says which settlements its listings must have made. */
final class RoundsCheck {
    private static final String FILE = ArchiveFile.ROUNDS.fileName();

    /** Between the decision on an order and its record. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    /**
     * A limit for a lot, or a bid of a book, and what stood behind it.
     *
     * @param on the civil day on which it was set; {@code fen} the deposit for all that the county bid for by then
     */
    record CoveredBid(String id, String county, String round, LocalDate on, long fen) {}

    private final PolicyCheck policy;
    private final String province;
    private final ExpectedSettlements expected;
    private final StandingCheck standings;
    private final KeyProjectCheck keyProjects;
    private final PoolCheck pool;
    private final Map<String, RoundCheck> rounds = new LinkedHashMap<>();
    private final Map<String, Award> awards = new LinkedHashMap<>();
    private final Map<String, LotKey> lotKeys = new LinkedHashMap<>();
    private final List<CoveredBid> bids = new ArrayList<>();
    private long lines;
    private final Map<String, Instant> awardedAt = new HashMap<>();
    private long stages;
    private long orders;
    private Instant before = Instant.MIN;

    RoundsCheck(
            PolicyCheck policy,
            String province,
            ExpectedSettlements expected,
            StandingCheck standings,
            KeyProjectCheck keyProjects,
            PoolCheck pool) {
        this.keyProjects = keyProjects;
        this.standings = standings;
        this.pool = pool;
        this.policy = policy;
        this.province = province;
        this.expected = expected;
    }

    /** Before all: the keys that lots published when they were decided, so that their secrets can be opened where they stand. */
    void key(long number, String line) {
        ExportRows.Event row =
                JsonLine.read(ArchiveFile.ROUNDS, number, line, ExportRows.Event::read, ExportRows.Event::json);
        if (row.kind().startsWith("lot-decided.")) {
            try {
                JsonObject decided = new JsonObject(row.document());
                lotKeys.put(row.round() + "/" + decided.getString("lot"), LotKey.ofHex(decided.getString("key")));
            } catch (RuntimeException e) {
                throw new InvalidArchiveException(FILE, number, "is not a round event: " + e.getMessage());
            }
        }
    }

    void event(long number, String line) {
        lines = number;
        ExportRows.Event row =
                JsonLine.read(ArchiveFile.ROUNDS, number, line, ExportRows.Event::read, ExportRows.Event::json);
        RoundEvent event;
        try {
            event = RoundEventJson.read(row.kind(), new JsonObject(row.document()));
        } catch (RuntimeException e) {
            throw new InvalidArchiveException(FILE, number, "is not a round event: " + e.getMessage());
        }
        if (!RoundEventJson.write(event).encode().equals(row.document())) {
            throw new InvalidArchiveException(FILE, number, "is not a round event in its one spelling");
        }
        inTime(number, row);
        if (event instanceof RoundEvent.Opened opened) {
            plan(number, opened.plan());
        } else if (event instanceof RoundEvent.Announced announced) {
            plan(number, announced.plan());
            terms(number, announced);
        }
        RoundCheck round = rounds.computeIfAbsent(
                row.round(), id -> new RoundCheck(id, lot -> Optional.ofNullable(lotKeys.get(id + "/" + lot))));
        next(round, row.number(), event).ifPresent(wrong -> {
            throw new InvalidArchiveException(FILE, number, "round " + row.round() + ": " + wrong);
        });
        count(row.round(), event);
    }

    /**
     * An order is decided by the standing that was known when it was entered. A fact recorded in the moment before may have come
     * too late for the decision: then the order may also stand as it was decided without it.
     */
    private Optional<String> next(RoundCheck round, long number, RoundEvent event) {
        Optional<Order> order = switch (event) {
            case RoundEvent.OrderEntered entered -> Optional.of(entered.order());
            case RoundEvent.OrderRefused refused -> Optional.of(refused.order());
            case RoundEvent.OrderReplaced replaced -> Optional.of(replaced.order());
            default -> Optional.empty();
        };
        Optional<RoundPlan> plan = round.state().plan();
        Optional<Bid> bid = bid(event);
        if (plan.isPresent() && bid.isPresent()) {
            return round.next(number, before, event, List.of()).or(() -> admitted(round.state(), bid.get()));
        }
        if (order.isEmpty() || plan.isEmpty()) {
            return round.next(number, before, event, List.of());
        }
        // A round with a calendar takes orders for days: a county stands as it does on the day of its order.
        boolean announced = round.state().timeline().isPresent();
        LocalDate day = announced
                ? LocalDate.ofInstant(before, CivilDay.ZONE)
                : plan.get().day();
        LocalDate dayBefore = announced
                ? LocalDate.ofInstant(before.minus(MOMENT), CivilDay.ZONE)
                : plan.get().day();
        Optional<Rulebook> rulebook = policy.rulebookOf(plan.get().rulebookDigest());
        if (rulebook.isEmpty()) {
            return Optional.of("its rulebook is not in the export");
        }
        List<Refusal> now = against(order.get(), day, rulebook.get(), before);
        List<Refusal> justBefore = against(order.get(), dayBefore, rulebook.get(), before.minus(MOMENT));
        Optional<String> wrong = round.next(number, before, event, now);
        return wrong.isEmpty() || now.equals(justBefore)
                ? wrong.map(what -> "order " + order.get().id() + ": " + what)
                : round.next(number, before, event, justBefore)
                        .map(what -> "order " + order.get().id() + ": " + what);
    }

    /** By the county's standing, and by what a request names. Clause: Z10-08.3, M13-05.2, M13-05.4. */
    private List<Refusal> against(Order order, LocalDate day, Rulebook rulebook, Instant known) {
        List<Refusal> refusals = new ArrayList<>(standings.against(order, day, rulebook, known));
        refusals.addAll(keyProjects.against(order, rulebook, known));
        return refusals;
    }

    private record Bid(String id, String county) {}

    /** A limit for a lot, or an order of a book that may bind its county to buy more. */
    private static Optional<Bid> bid(RoundEvent event) {
        if (!(event instanceof RoundEvent.Live live)) {
            return Optional.empty();
        }
        return switch (live.event()) {
            case LiveEvent.LimitSet set ->
                Optional.of(new Bid(set.limit().id(), set.limit().county()));
            case LiveEvent.BookCommandTaken taken ->
                isBid(taken.command())
                        ? Optional.of(new Bid(taken.key(), taken.command().county()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isBid(BookCommand command) {
        return command instanceof BookCommand.New order && order.side() == Side.BID
                || command instanceof BookCommand.Replace replaced && replaced.side() == Side.BID;
    }

    /** A bid needs a county that may buy, and a deposit; that it was there, the acts must show. Clause: M13-05.2, M13-05.8. */
    private Optional<String> admitted(RoundState state, Bid bid) {
        RoundPlan plan = state.plan().orElseThrow();
        Optional<Rulebook> rulebook = policy.rulebookOf(plan.rulebookDigest());
        if (rulebook.isEmpty()) {
            return Optional.of("its rulebook is not in the export");
        }
        Instant moment = before.minus(MOMENT);
        boolean may = standings
                        .againstBuying(bid.county(), day(before), rulebook.get(), before)
                        .isEmpty()
                || standings
                        .againstBuying(bid.county(), day(moment), rulebook.get(), moment)
                        .isEmpty();
        bids.add(new CoveredBid(
                bid.id(),
                bid.county(),
                plan.id(),
                day(before),
                DefaultRules.depositFen(rulebook.get().terms(), state.bidForAtGuidePrice(bid.county()))));
        return may ? Optional.empty() : Optional.of("the bid " + bid.id() + " is of a county that may not buy");
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, CivilDay.ZONE);
    }

    /** Every bid, with the deposit that must have been there. */
    List<CoveredBid> coveredBids() {
        return bids;
    }

    private void inTime(long number, ExportRows.Event row) {
        Instant at;
        try {
            at = Instant.parse(row.recordedAt());
        } catch (java.time.DateTimeException e) {
            throw new InvalidArchiveException(FILE, number, "recordedAt is not a time");
        }
        if (row.number() > 1 && at.isBefore(before)) {
            throw new InvalidArchiveException(FILE, number, "was recorded before the event in front of it");
        }
        before = at;
    }

    private void plan(long number, RoundPlan plan) {
        Optional<RoundPlan> wanted = policy.inForce(plan.day())
                .filter(rulebook -> rulebook.digest().equals(plan.rulebookDigest()))
                .flatMap(rulebook -> policy.planLike(plan, province));
        String found = RoundEventJson.write(new RoundEvent.Opened(plan)).encode();
        boolean same = wanted.map(it ->
                        RoundEventJson.write(new RoundEvent.Opened(it)).encode().equals(found))
                .orElse(false);
        if (!same) {
            throw new InvalidArchiveException(
                    FILE,
                    number,
                    "the plan of round " + plan.id() + " is not the one that rulebook, guide prices, pairs and"
                            + " assisted counties of " + plan.day() + " give");
        }
    }

    /** A round's times are those of its rulebook, and its prices and pairs those of the day of the notice. Clause: M13-05.3. */
    private void terms(long number, RoundEvent.Announced announced) {
        boolean same = policy.rulebookOf(announced.plan().rulebookDigest())
                .filter(rulebook -> RoundTerms.of(rulebook.terms()).equals(announced.terms()))
                .isPresent();
        if (!same) {
            throw new InvalidArchiveException(
                    FILE, number, "the times of round " + announced.plan().id() + " are not those of its rulebook");
        }
        if (!announced.plan().generated()
                && !announced.plan().day().equals(LocalDate.ofInstant(before, CivilDay.ZONE))) {
            throw new InvalidArchiveException(
                    FILE,
                    number,
                    "round " + announced.plan().id() + " keeps the prices of another day than its notice");
        }
    }

    private void count(String id, RoundEvent event) {
        switch (event) {
            case RoundEvent.OrderEntered entered -> orders++;
            case RoundEvent.OrderRefused refused -> orders++;
            case RoundEvent.OrderReplaced replaced -> orders++;
            case RoundEvent.OrderWithdrawn withdrawn -> {}
            case RoundEvent.Announced announced -> {}
            case RoundEvent.Calendar calendar -> {}
            case RoundEvent.StageCleared cleared -> {
                stages++;
                cleared.awards().forEach(award -> {
                    awards.put(award.id(), award);
                    awardedAt.put(award.id(), before);
                });
                RoundCheck.pool(cleared)
                        .ifPresent(held -> pool.claim("round " + id + ", stage " + cleared.stage(), held, before));
            }
            case RoundEvent.Opened opened -> {}
            case RoundEvent.ListingSecured secured -> {}
            case RoundEvent.ListingRefused refused -> {}
            case RoundEvent.ListingReturned returned -> {}
            case RoundEvent.Settled settled -> {}
            case RoundEvent.Live live -> {
                live.awards().forEach(award -> awards.put(award.id(), award));
                stages += live.event() instanceof LiveEvent.LotDecided ? 1 : 0;
            }
        }
    }

    /** After the last event: what the listings must have moved in the ledger. */
    void finish() {
        rounds.forEach((id, round) -> {
            round.finish().ifPresent(wrong -> {
                throw new InvalidArchiveException(FILE, lines, "round " + id + " " + wrong);
            });
            for (RoundState.Entered entered : round.state().orders()) {
                if (entered.order() instanceof Order.Listing listing) {
                    expectListing(id, round.state(), listing);
                }
            }
        });
    }

    private void expectListing(String round, RoundState state, Order.Listing listing) {
        String from = "round " + round + ", listing " + listing.id();
        if (state.securedBy(listing.id()).isPresent()) {
            expected.require(from, ListingSettlements.list(listing));
        } else if (state.order(listing.id()).orElseThrow().accepted()) {
            expected.permitBy(from, ListingSettlements.list(listing));
        }
        state.returned(listing.id()).ifPresent(amount -> {
            if (state.isSettled()) {
                expected.require(from, ListingSettlements.unlist(listing, amount));
            } else {
                expected.permitBy(from, ListingSettlements.unlist(listing, amount));
            }
        });
    }

    Map<String, Award> awards() {
        return awards;
    }

    /** When the stage that made the award was cleared. */
    Instant awardedAt(String award) {
        return awardedAt.get(award);
    }

    Optional<RoundState> state(String round) {
        return Optional.ofNullable(rounds.get(round)).map(RoundCheck::state);
    }

    int rounds() {
        return rounds.size();
    }

    long stages() {
        return stages;
    }

    long orders() {
        return orders;
    }

    /** Whether the request exists in some round, for a write-off that names it. */
    boolean hasOrder(String id) {
        return rounds.values().stream()
                .anyMatch(round -> round.state().order(id).isPresent());
    }
}
