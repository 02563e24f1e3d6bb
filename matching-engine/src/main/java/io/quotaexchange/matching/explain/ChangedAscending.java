package io.quotaexchange.matching.explain;

import io.quotaexchange.matching.Pairings;
import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingCommand;
import io.quotaexchange.matching.ascending.AscendingCommand.Bid;
import io.quotaexchange.matching.ascending.AscendingCommand.Match;
import io.quotaexchange.matching.ascending.AscendingTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes a change in an ascending auction, for one of its bids or matches. */
final class ChangedAscending {
    private ChangedAscending() {}

    /** @param id of the bid or match the change is stated for */
    static AscendingCase apply(AscendingCase given, String id, Change change) {
        int bid = index(given.bids(), id);
        if (change instanceof Change.PairedWithSeller) {
            AscendingCommand command =
                    bid >= 0 ? given.bids().get(bid) : given.matches().get(index(given.matches(), id));
            return paired(given, command.county());
        }
        if (bid >= 0) {
            Bid changed = changed(given.bids().get(bid), given.bids(), change);
            return new AscendingCase(
                    given.terms(), given.seed(), moved(given.bids(), bid, changed, change), given.matches());
        }
        int match = index(given.matches(), id);
        Match changed = changed(given.matches().get(match), given.matches(), change);
        return new AscendingCase(
                given.terms(), given.seed(), given.bids(), moved(given.matches(), match, changed, change));
    }

    private static int index(List<? extends AscendingCommand> commands, String id) {
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private static AscendingCase paired(AscendingCase given, String county) {
        AscendingTerms terms = given.terms();
        List<Pairings.Pair> pairs = new ArrayList<>(terms.pairings().all());
        pairs.add(Pairings.Pair.of(county, terms.lot().county()));
        AscendingTerms changed = new AscendingTerms(terms.lot(), terms.prices(), terms.times(), new Pairings(pairs));
        return new AscendingCase(changed, given.seed(), given.bids(), given.matches());
    }

    private static Bid changed(Bid bid, List<Bid> bids, Change change) {
        long priceFen = change instanceof Change.Sent sent ? sent.priceFen().orElse(bid.priceFen()) : bid.priceFen();
        return new Bid(bid.id(), bid.seq(), bid.county(), priceFen, at(bid, bids, change));
    }

    private static Match changed(Match match, List<Match> matches, Change change) {
        return new Match(match.id(), match.seq(), match.county(), at(match, matches, change));
    }

    private static Instant at(AscendingCommand command, List<? extends AscendingCommand> all, Change change) {
        if (change instanceof Change.Earlier earlier) {
            return all.get(index(all, earlier.before())).at();
        } else if (change instanceof Change.Later later) {
            return all.get(index(all, later.after())).at();
        } else if (change instanceof Change.Sent sent) {
            return sent.at().orElse(command.at());
        }
        throw new IllegalArgumentException("no change of an ascending auction: " + change);
    }

    /** Puts the changed command where it now belongs, and gives every place the seq it had. */
    private static <T extends AscendingCommand> List<T> moved(List<T> given, int index, T changed, Change change) {
        List<T> others = new ArrayList<>(given);
        T original = others.remove(index);
        int place = place(others, index, original.at(), changed.at(), change);
        others.add(place, changed);
        List<T> all = new ArrayList<>(others.size());
        for (int i = 0; i < others.size(); i++) {
            all.add(withSeq(others.get(i), given.get(i).seq()));
        }
        return all;
    }

    private static int place(
            List<? extends AscendingCommand> others, int index, Instant was, Instant is, Change change) {
        if (change instanceof Change.Earlier earlier) {
            return index(others, earlier.before());
        } else if (change instanceof Change.Later later) {
            return index(others, later.after()) + 1;
        }
        int compared = is.compareTo(was);
        return compared == 0
                ? index
                : (int) others.stream()
                        .filter(other -> other.at().isBefore(is)
                                || compared < 0 && other.at().equals(is))
                        .count();
    }

    @SuppressWarnings("unchecked")
    private static <T extends AscendingCommand> T withSeq(T command, long seq) {
        if (command instanceof Bid bid) {
            return (T) new Bid(bid.id(), seq, bid.county(), bid.priceFen(), bid.at());
        }
        Match match = (Match) command;
        return (T) new Match(match.id(), seq, match.county(), match.at());
    }
}
