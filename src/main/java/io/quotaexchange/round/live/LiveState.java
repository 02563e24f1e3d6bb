package io.quotaexchange.round.live;

import io.quotaexchange.matching.Pairings;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All live stages of a round as their events made them. Owned by one thread. */
public final class LiveState {
    /** A lot's deadline; of equal ones the lot announced first goes first. */
    private record Due(Instant at, int place) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Integer.compare(place, other.place);
        }
    }

    private final Pairings pairings;
    private final Map<String, LotState> lots = new LinkedHashMap<>();
    private final NavigableMap<Due, LotState> deadlines = new TreeMap<>();
    private final Map<Integer, BookState> books = new TreeMap<>();

    /** @param pairings the round's, for good */
    public LiveState(Pairings pairings) {
        this.pairings = pairings;
    }

    /** Brings the state forward by one event. */
    public void apply(LiveEvent event, Instant at) {
        switch (event) {
            case LiveEvent.LotAnnounced e -> {
                LotState lot = new LotState(e.announced(), pairings, lots.size());
                lot.apply(e, at);
                lots.put(e.lot(), lot);
                lot.deadline().ifPresent(due -> deadlines.put(new Due(due, lot.place()), lot));
            }
            case LiveEvent.OfLot e -> {
                LotState lot = lots.get(e.lot());
                Optional<Instant> before = lot.deadline();
                lot.apply(e, at);
                moved(lot, before);
            }
            case LiveEvent.BookOpened e -> books.put(e.stage(), new BookState(e, pairings));
            case LiveEvent.BookClosed e -> books.get(e.stage()).close();
            case LiveEvent.BookCommandTaken e -> books.get(e.stage()).apply(e);
            case LiveEvent.LotsFinished e -> {}
        }
    }

    private void moved(LotState lot, Optional<Instant> before) {
        Optional<Instant> after = lot.deadline();
        if (!after.equals(before)) {
            before.ifPresent(due -> deadlines.remove(new Due(due, lot.place())));
            after.ifPresent(due -> deadlines.put(new Due(due, lot.place()), lot));
        }
    }

    public Optional<LotState> lot(String id) {
        return Optional.ofNullable(lots.get(id));
    }

    /** As announced. */
    public Collection<LotState> lots() {
        return Collections.unmodifiableCollection(lots.values());
    }

    public Optional<BookState> book(int stage) {
        return Optional.ofNullable(books.get(stage));
    }

    public Collection<BookState> books() {
        return Collections.unmodifiableCollection(books.values());
    }

    /** Whether a lot of the stage is neither decided nor withdrawn. */
    public boolean isUnderWay(int stage) {
        return lots.values().stream().anyMatch(lot -> lot.lot().stage() == stage && lot.isUnderWay());
    }

    /** Lots under way for which a county has a limit. */
    public List<Lot> bidFor(String county) {
        return lots.values().stream()
                .filter(lot -> lot.isUnderWay() && lot.limit(county).isPresent())
                .map(LotState::lot)
                .toList();
    }

    /** What lots that are under way hold of a listing: m² or kg. */
    public long heldByLots(String listing) {
        return lots.values().stream()
                .filter(state -> state.isUnderWay() && state.lot().listing().equals(listing))
                .mapToLong(state -> state.lot().amount())
                .reduce(0, Math::addExact);
    }

    /** When a lot next does something by itself; empty while only a command can move one. */
    public Optional<Instant> deadline() {
        return deadlines.isEmpty()
                ? Optional.empty()
                : Optional.of(deadlines.firstKey().at());
    }

    /** The lot whose deadline comes first, of equal ones that announced first; empty while only a command can move one. */
    Optional<LotState> next() {
        return Optional.ofNullable(deadlines.firstEntry()).map(Map.Entry::getValue);
    }
}
