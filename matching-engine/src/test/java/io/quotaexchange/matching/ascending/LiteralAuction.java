package io.quotaexchange.matching.ascending;

import io.quotaexchange.matching.RejectReason;
import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingCommand.Match;
import io.quotaexchange.matching.ascending.AscendingOutcome.DecidedBy;
import io.quotaexchange.matching.ascending.AscendingResult.Answer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The mechanisms page §4, sentence by sentence, looking back over the whole list of accepted bids each time. For comparison only. */
final class LiteralAuction {
    private final AscendingCase given;
    private final List<Bid> accepted = new ArrayList<>();
    private final List<Match> matched = new ArrayList<>();
    private Instant close;

    LiteralAuction(AscendingCase given) {
        this.given = given;
        this.close = given.terms().times().closesAt();
    }

    AscendingResult clear() {
        List<Answer> bids = new ArrayList<>();
        for (Bid bid : given.bids()) {
            Optional<RejectReason> reason = judge(bid);
            if (reason.isEmpty()) {
                Instant late = close.minusSeconds(given.terms().times().extensionSeconds());
                boolean secondAcceptance = accepted.stream().anyMatch(b -> b.priceFen() == cap());
                if (bid.at().compareTo(late) >= 0 && !secondAcceptance) {
                    close = bid.at().plusSeconds(given.terms().times().extensionSeconds());
                }
                accepted.add(bid);
            }
            bids.add(new Answer(bid.id(), reason));
        }
        List<Answer> matches = new ArrayList<>();
        for (Match match : given.matches()) {
            Optional<RejectReason> reason = judge(match);
            if (reason.isEmpty()) {
                matched.add(match);
            }
            matches.add(new Answer(match.id(), reason));
        }
        return new AscendingResult(bids, matches, close, outcome());
    }

    private long cap() {
        return given.terms().prices().capFen();
    }

    private Optional<RejectReason> judge(Bid bid) {
        List<RejectReason> all = new ArrayList<>();
        var prices = given.terms().prices();
        boolean capPhase = accepted.stream().anyMatch(b -> b.priceFen() == cap());
        long present = accepted.stream().mapToLong(Bid::priceFen).max().orElse(-1);
        String leader =
                accepted.isEmpty() ? "" : accepted.get(accepted.size() - 1).county();
        if (bid.at().compareTo(given.terms().times().opensAt()) < 0) {
            all.add(RejectReason.NOT_OPEN);
        }
        if (bid.at().compareTo(close) >= 0) {
            all.add(RejectReason.CLOSED);
        }
        if (bid.county().equals(given.terms().lot().county())) {
            all.add(RejectReason.OWN_LOT);
        }
        if (capPhase) {
            if (accepted.stream()
                    .anyMatch(b -> b.priceFen() == cap() && b.county().equals(bid.county()))) {
                all.add(RejectReason.ALREADY_LEADING);
            } else if (bid.priceFen() != cap()) {
                all.add(RejectReason.CAP_PHASE);
            }
        } else {
            if (bid.county().equals(leader)) {
                all.add(RejectReason.ALREADY_LEADING);
            }
            if (bid.priceFen() <= present || bid.priceFen() < prices.startFen()) {
                all.add(RejectReason.NOT_ABOVE_PRICE);
            }
            BigInteger over = BigInteger.valueOf(bid.priceFen()).subtract(BigInteger.valueOf(prices.startFen()));
            boolean onStep = over.mod(BigInteger.valueOf(prices.incrementFen())).signum() == 0;
            if (!onStep && bid.priceFen() != cap()) {
                all.add(RejectReason.OFF_INCREMENT);
            }
            if (bid.priceFen() > cap()) {
                all.add(RejectReason.ABOVE_CAP);
            }
        }
        return all.stream().min(java.util.Comparator.naturalOrder());
    }

    private boolean paired(String county) {
        return given.terms().pairings().arePaired(county, given.terms().lot().county());
    }

    private Optional<RejectReason> judge(Match match) {
        if (match.at().compareTo(close) < 0) {
            return Optional.of(RejectReason.NOT_OPEN);
        }
        Instant end = close.plusSeconds(given.terms().times().matchWindowSeconds());
        if (match.at().compareTo(end) >= 0 || !matched.isEmpty()) {
            return Optional.of(RejectReason.CLOSED);
        }
        if (accepted.isEmpty()) {
            return Optional.of(RejectReason.NOT_ELIGIBLE);
        }
        Bid last = accepted.get(accepted.size() - 1);
        boolean right = !paired(last.county())
                && last.priceFen() < cap()
                && last.priceFen() >= given.terms().prices().reserveFen().orElse(0)
                && paired(match.county())
                && accepted.stream().anyMatch(b -> b.county().equals(match.county()));
        return right ? Optional.empty() : Optional.of(RejectReason.NOT_ELIGIBLE);
    }

    private AscendingOutcome outcome() {
        if (accepted.isEmpty()) {
            return new AscendingOutcome.Unsold();
        }
        Bid last = accepted.get(accepted.size() - 1);
        if (last.priceFen() < given.terms().prices().reserveFen().orElse(0)) {
            return new AscendingOutcome.BelowReserve();
        }
        String winner = last.county();
        DecidedBy how = DecidedBy.HIGHEST;
        if (!matched.isEmpty()) {
            winner = matched.get(0).county();
            how = DecidedBy.MATCHED;
        } else if (last.priceFen() == cap()) {
            List<String> all = accepted.stream()
                    .filter(b -> b.priceFen() == cap())
                    .map(Bid::county)
                    .toList();
            List<String> pairs = all.stream().filter(this::paired).toList();
            List<String> draw = pairs.isEmpty() ? all : pairs;
            how = all.size() == 1
                    ? DecidedBy.CAP_SINGLE
                    : pairs.size() == 1 ? DecidedBy.CAP_PAIRED : DecidedBy.CAP_LOTTERY;
            winner = draw.get(draw.size() == 1 ? 0 : drawn(draw.size()));
        }
        var lot = given.terms().lot();
        return new AscendingOutcome.Sold(
                winner, last.priceFen(), lot.indicator().value(lot.amount(), last.priceFen()), how);
    }

    private int drawn(int among) {
        SM3Digest digest = new SM3Digest();
        digest.update(given.seed().bytes(), 0, 32);
        byte[] id = given.terms().lot().id().getBytes(StandardCharsets.UTF_8);
        digest.update(id, 0, id.length);
        byte[] hash = new byte[32];
        digest.doFinal(hash, 0);
        return new BigInteger(1, hash).mod(BigInteger.valueOf(among)).intValue();
    }
}
