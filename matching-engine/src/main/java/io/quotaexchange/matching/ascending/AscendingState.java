package io.quotaexchange.matching.ascending;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A lot as it stands after the commands accepted so far. Immutable; {@link AscendingAuction} makes the next one. */
public final class AscendingState {
    private final AscendingTerms terms;
    private final Instant closesAt;
    private final AscendingEvent.BidAccepted standing;
    private final Acceptances acceptances;
    private final CountySet acceptors;
    private final CountySet pairedBidders;
    private final AscendingEvent.Matched matched;

    private AscendingState(
            AscendingTerms terms,
            Instant closesAt,
            AscendingEvent.BidAccepted standing,
            Acceptances acceptances,
            CountySet acceptors,
            CountySet pairedBidders,
            AscendingEvent.Matched matched) {
        this.terms = terms;
        this.closesAt = closesAt;
        this.standing = standing;
        this.acceptances = acceptances;
        this.acceptors = acceptors;
        this.pairedBidders = pairedBidders;
        this.matched = matched;
    }

    static AscendingState announced(AscendingTerms terms) {
        return new AscendingState(
                terms, terms.times().closesAt(), null, Acceptances.NONE, CountySet.EMPTY, CountySet.EMPTY, null);
    }

    AscendingState with(AscendingEvent.BidAccepted bid) {
        boolean atCap = bid.priceFen() == terms.prices().capFen();
        return new AscendingState(
                terms,
                bid.closesAt(),
                standing == null || bid.priceFen() > standing.priceFen() ? bid : standing,
                atCap ? acceptances.with(bid.county()) : acceptances,
                atCap ? acceptors.with(bid.county()) : acceptors,
                bid.paired() ? pairedBidders.with(bid.county()) : pairedBidders,
                matched);
    }

    AscendingState with(AscendingEvent.Matched match) {
        return new AscendingState(terms, closesAt, standing, acceptances, acceptors, pairedBidders, match);
    }

    public AscendingTerms terms() {
        return terms;
    }

    /** The close, as late bids have moved it. */
    public Instant closesAt() {
        return closesAt;
    }

    /** The present price, fen per mu or kg; empty before the first accepted bid. */
    public OptionalLong priceFen() {
        return standing == null ? OptionalLong.empty() : OptionalLong.of(standing.priceFen());
    }

    /** The county that holds the present price; in the cap phase the first that accepted the cap. */
    public Optional<String> leader() {
        return Optional.ofNullable(standing).map(AscendingEvent.BidAccepted::county);
    }

    public boolean isCapPhase() {
        return acceptances.size() > 0;
    }

    /** Counties that accepted the cap, earliest first. */
    public List<String> acceptances() {
        return List.copyOf(acceptances.inOrder());
    }

    boolean hasAcceptedCap(String county) {
        return acceptors.contains(county);
    }

    boolean isPairedBidder(String county) {
        return pairedBidders.contains(county);
    }

    /** The county that matched the closing price. */
    public Optional<String> matchedBy() {
        return Optional.ofNullable(matched).map(AscendingEvent.Matched::county);
    }

    boolean isBelowReserve() {
        return standing != null
                && standing.priceFen() < terms.prices().reserveFen().orElse(0);
    }

    /**
     * Whether paired bidders may match the price at the close: there is a window, the leader is not paired with the seller, and the
     * price is below the cap and not below the reserve.
     *
     * <p>Clause: Z10-21.1.
     */
    public boolean hasRightToMatch() {
        return terms.times().matchWindowSeconds() > 0
                && standing != null
                && !standing.paired()
                && standing.priceFen() < terms.prices().capFen()
                && !isBelowReserve();
    }
}
