package io.quotaexchange.round.live;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.ascending.AscendingAuction;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.ascending.AscendingDecision;
import io.quotaexchange.matching.ascending.AscendingState;
import io.quotaexchange.matching.ascending.AscendingTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A lot as its events made it. Applying an event never fails, never looks at a clock, never decides. Owned by one thread. */
public final class LotState {
    private final Lot lot;
    private final Pairings pairings;
    private final int place;
    private final List<AscendingCommand.Bid> bids = new ArrayList<>();
    private final List<AscendingCommand.Match> matches = new ArrayList<>();
    private final Map<String, BidLimit> limits = new LinkedHashMap<>();
    private final Map<String, LiveEvent.OfLot> answers = new HashMap<>();
    private final Map<String, Integer> recorded = new HashMap<>();
    private LotPhase phase = LotPhase.ANNOUNCED;
    private Instant opensAt;
    private Instant announcedClose;
    private long matchWindowSeconds;
    private AscendingState auction;
    private LiveEvent.ReserveSet reserve;
    private LiveEvent.LotDecided decided;
    private Signed signed;
    private long lastSeq;

    /** @param place among the lots of its round, as announced */
    LotState(Lot lot, Pairings pairings, int place) {
        this.lot = lot;
        this.place = place;
        this.pairings = pairings;
        this.opensAt = lot.times().opensAt();
        this.announcedClose = lot.times().closesAt();
        this.matchWindowSeconds = lot.times().matchWindowSeconds();
        this.auction = AscendingAuction.announce(terms(OptionalLong.empty()));
    }

    void apply(LiveEvent.OfLot event, Instant at) {
        switch (event) {
            case LiveEvent.LotAnnounced e -> signed = e.signed();
            case LiveEvent.LotWithdrawn e -> phase = LotPhase.WITHDRAWN;
            case LiveEvent.ReserveSet e -> {
                reserve = e;
                answered(e.id(), e.county(), e);
            }
            case LiveEvent.LimitSet e -> {
                lastSeq = e.limit().seq();
                limits.put(e.limit().county(), e.limit());
                answered(e.limit().id(), e.limit().county(), e);
            }
            case LiveEvent.LotOpened e -> phase = LotPhase.OPEN;
            case LiveEvent.BidAccepted e -> {
                AscendingCommand.Bid bid = enter(e.bid(), at, e);
                auction = after(auction, bid);
            }
            case LiveEvent.BidRefused e -> enter(e.bid(), at, e);
            case LiveEvent.ClosePostponed e -> {
                announcedClose = e.closesAt();
                auction = again(OptionalLong.empty());
            }
            case LiveEvent.LotMoved e -> {
                opensAt = e.opensAt();
                announcedClose = e.closesAt();
                matchWindowSeconds = e.matchWindowSeconds();
                auction = again(OptionalLong.empty());
            }
            case LiveEvent.BiddingClosed e -> phase = LotPhase.MATCHING;
            case LiveEvent.Matched e -> {
                lastSeq = e.seq();
                matches.add(new AscendingCommand.Match(e.id(), e.seq(), e.county(), at));
                answered(e.id(), e.county(), e);
            }
            case LiveEvent.MatchRefused e -> {
                lastSeq = e.seq();
                matches.add(new AscendingCommand.Match(e.id(), e.seq(), e.county(), at));
                answered(e.id(), e.county(), e);
            }
            case LiveEvent.LotEnded e -> phase = LotPhase.ENDED;
            case LiveEvent.LotDecided e -> {
                phase = LotPhase.DECIDED;
                decided = e;
            }
        }
    }

    private AscendingCommand.Bid enter(LiveEvent.Placed placed, Instant at, LiveEvent.OfLot event) {
        lastSeq = placed.seq();
        AscendingCommand.Bid bid =
                new AscendingCommand.Bid(placed.id(), placed.seq(), placed.county(), placed.priceFen(), at);
        bids.add(bid);
        answered(placed.id(), placed.county(), event);
        return bid;
    }

    private void answered(String id, String county, LiveEvent.OfLot event) {
        answers.put(id, event);
        recorded.merge(county, 1, Integer::sum);
    }

    private static AscendingState after(AscendingState state, AscendingCommand command) {
        return AscendingAuction.decide(state, command) instanceof AscendingDecision.Accepted accepted
                ? AscendingAuction.evolve(state, accepted.event())
                : state;
    }

    /** The engine's terms, with the times as they stand after pauses and outages. */
    AscendingTerms terms(OptionalLong reserveFen) {
        return lot.terms(
                new Lot.Times(opensAt, announcedClose, lot.times().extensionSeconds(), matchWindowSeconds),
                reserveFen,
                pairings);
    }

    /** The auction run again over all bids, with the close as it was last fixed and with a reserve. */
    AscendingState again(OptionalLong reserveFen) {
        AscendingState state = AscendingAuction.announce(terms(reserveFen));
        for (AscendingCommand.Bid bid : bids) {
            state = after(state, bid);
        }
        return state;
    }

    public Lot lot() {
        return lot;
    }

    int place() {
        return place;
    }

    /** Who announced it. */
    public Signed signed() {
        return signed;
    }

    public LotPhase phase() {
        return phase;
    }

    /** Whether the lot still holds its units: not withdrawn and not decided. */
    public boolean isUnderWay() {
        return phase != LotPhase.WITHDRAWN && phase != LotPhase.DECIDED;
    }

    /** The auction as far as it can be known without the reserve. */
    public AscendingState auction() {
        return auction;
    }

    /** The close as announced or as last postponed; late bids move it further, see {@link AscendingState#closesAt()}. */
    Instant announcedClose() {
        return announcedClose;
    }

    /** When it opens, as it stands after pauses. */
    public Instant opensAt() {
        return opensAt;
    }

    /** How long paired counties may match after the close, as it stands after pauses and outages. Clause: Z10-21.1. */
    long matchWindowSeconds() {
        return matchWindowSeconds;
    }

    Pairings pairings() {
        return pairings;
    }

    /** Every bid the auction has answered, refused ones too. */
    List<AscendingCommand.Bid> bids() {
        return Collections.unmodifiableList(bids);
    }

    List<AscendingCommand.Match> matches() {
        return Collections.unmodifiableList(matches);
    }

    /** The limit a county has now. */
    public Optional<BidLimit> limit(String county) {
        return Optional.ofNullable(limits.get(county));
    }

    public Collection<BidLimit> limits() {
        return Collections.unmodifiableCollection(limits.values());
    }

    Optional<LiveEvent.ReserveSet> reserve() {
        return Optional.ofNullable(reserve);
    }

    /** What was answered under an id: a bid, a limit, a match, a reserve. */
    public Optional<LiveEvent.OfLot> answer(String id) {
        return Optional.ofNullable(answers.get(id));
    }

    /** How many events a county has caused. */
    int recorded(String county) {
        return recorded.getOrDefault(county, 0);
    }

    public Optional<LiveEvent.LotDecided> decided() {
        return Optional.ofNullable(decided);
    }

    long lastSeq() {
        return lastSeq;
    }

    /**
     * Whether somebody may have the right to match, as far as it can be known without the reserve. Clause: Z10-21.1.
     */
    boolean mayBeMatched() {
        return auction.hasRightToMatch()
                && matches.stream().noneMatch(match -> answers.get(match.id()) instanceof LiveEvent.Matched);
    }

    /** When the lot next does something by itself; empty while only a command can move it. */
    public Optional<Instant> deadline() {
        return switch (phase) {
            case ANNOUNCED -> Optional.of(opensAt);
            case OPEN -> Optional.of(auction.closesAt());
            case MATCHING -> Optional.of(matchingEnds());
            case ENDED, DECIDED, WITHDRAWN -> Optional.empty();
        };
    }

    /** When the time to match is over. */
    public Instant matchingEnds() {
        return auction.closesAt().plusSeconds(matchWindowSeconds);
    }
}
