package io.quotaexchange.ledger;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The live segments of one account: oldest lot first, then by unit number. */
final class LiveSegments {
    /** Lots accepted on the same day stand in the order in which they were minted. */
    private record Place(LocalDate acceptedOn, long firstUnit) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byDate = acceptedOn.compareTo(other.acceptedOn);
            return byDate != 0 ? byDate : Long.compare(firstUnit, other.firstUnit);
        }
    }

    private final TreeMap<Place, Segment> byAge = new TreeMap<>();

    void add(Lot lot, Segment segment) {
        byAge.put(place(lot, segment.firstUnit()), segment);
    }

    /** @return false if it was not here */
    boolean remove(Lot lot, Segment segment) {
        return byAge.remove(place(lot, segment.firstUnit()), segment);
    }

    /** Takes out the one that begins with this unit, if there is one. */
    void remove(Lot lot, long firstUnit) {
        byAge.remove(place(lot, firstUnit));
    }

    Iterator<Segment> oldestFirst() {
        return byAge.values().iterator();
    }

    Iterator<Segment> ofLot(Lot lot) {
        return byAge.subMap(place(lot, lot.firstUnit()), true, place(lot, lot.lastUnit()), true)
                .values()
                .iterator();
    }

    /** Those of a lot that hold at least one unit of the range, in the order of units. */
    List<Segment> overlapping(Lot lot, UnitRange units) {
        Map.Entry<Place, Segment> before = byAge.floorEntry(place(lot, units.first()));
        long from = before != null
                        && before.getValue().lot().equals(lot.serial())
                        && before.getValue().lastUnit() >= units.first()
                ? before.getValue().firstUnit()
                : units.first();
        return List.copyOf(byAge.subMap(place(lot, from), true, place(lot, units.last()), true)
                .values());
    }

    List<Segment> all() {
        return List.copyOf(byAge.values());
    }

    private static Place place(Lot lot, long firstUnit) {
        return new Place(lot.acceptedOn(), firstUnit);
    }
}
