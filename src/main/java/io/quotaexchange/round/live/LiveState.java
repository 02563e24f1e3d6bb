package io.quotaexchange.round.live;

import io.quotaexchange.matching.Pairings;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All live stages of a round as their events made them. Owned by one thread. */
public final class LiveState {
    private final Pairings pairings;
    private final Map<String, LotState> lots = new LinkedHashMap<>();
    private final Map<Integer, BookState> books = new TreeMap<>();

    /** @param pairings the round's, for good */
    public LiveState(Pairings pairings) {
        this.pairings = pairings;
    }

    /** Brings the state forward by one event. */
    public void apply(LiveEvent event, Instant at) {
        switch (event) {
            case LiveEvent.LotAnnounced e -> {
                LotState lot = new LotState(e.announced(), pairings);
                lot.apply(e, at);
                lots.put(e.lot(), lot);
            }
            case LiveEvent.OfLot e -> lots.get(e.lot()).apply(e, at);
            case LiveEvent.BookOpened e -> books.put(e.stage(), new BookState(e, pairings));
            case LiveEvent.BookCommandTaken e -> books.get(e.stage()).apply(e);
            case LiveEvent.LotsFinished e -> {}
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

    /** What lots that are under way hold of a listing: m² or kg. */
    public long heldByLots(String listing) {
        return lots.values().stream()
                .filter(state -> state.isUnderWay() && state.lot().listing().equals(listing))
                .mapToLong(state -> state.lot().amount())
                .reduce(0, Math::addExact);
    }

    /** When a lot next does something by itself; empty while only a command can move one. */
    public Optional<Instant> deadline() {
        return lots.values().stream()
                .flatMap(state -> state.deadline().stream())
                .min(Instant::compareTo);
    }
}
