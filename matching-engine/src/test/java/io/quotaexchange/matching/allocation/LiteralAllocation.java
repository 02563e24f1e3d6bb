package io.quotaexchange.matching.allocation;

import com.google.ortools.linearsolver.MPVariable;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationResult.Fill;
import io.quotaexchange.matching.allocation.AllocationResult.Sold;
import io.quotaexchange.matching.allocation.AllocationResult.Trade;
import io.quotaexchange.matching.literal.Lp;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The page, word by word and slowly: one variable for every request, offer and indicator that may meet, one linear programme for every
 * «most» and every «lexicographically greatest». Knows nothing of the engine but its records.
 */
final class LiteralAllocation {
    final List<Fill> fills = new ArrayList<>();
    final List<Sold> sold = new ArrayList<>();
    final List<Trade> trades = new ArrayList<>();

    private final AllocationCase given;
    private final List<Request> requests;
    private final List<Offer> offers;
    private final Map<Key, Long> filled = new LinkedHashMap<>();
    private final Map<String, Long> soldByOffer = new LinkedHashMap<>();

    private record Key(String request, IndicatorKind indicator) {}

    LiteralAllocation(AllocationCase given) {
        this.given = given;
        requests = new ArrayList<>(given.requests());
        requests.sort(Comparator.comparing(Request::tier).thenComparing(Request::seq));
        offers = new ArrayList<>(given.offers());
        offers.sort(Comparator.comparing((Offer o) -> given.assisted().contains(o.county()) ? 0 : 1)
                .thenComparing(Offer::seq));
        if (given.rules().sharing() == AllocationCase.Sharing.SERIAL) {
            requests.forEach(this::serial);
        } else {
            requests.stream().map(Request::tier).distinct().forEach(this::proRata);
        }
        for (IndicatorKind indicator : IndicatorKind.values()) {
            settle(indicator);
        }
        report();
    }

    /** One indicator's programme with the fills known so far as equations. */
    private final class Programme {
        final Lp lp = new Lp();
        final IndicatorKind indicator;
        final Map<Request, Map<Offer, MPVariable>> x = new LinkedHashMap<>();

        Programme(IndicatorKind indicator) {
            this.indicator = indicator;
            for (Request r : requests) {
                x.put(r, new LinkedHashMap<>());
                for (Offer o : offers) {
                    boolean permitted = !r.county().equals(o.county())
                            && (given.rules().between() == AllocationCase.Between.ANY || paired(r, o));
                    if (o.indicator() == indicator && permitted) {
                        x.get(r).put(o, lp.amount());
                    }
                }
                long asked = r.amounts().getOrDefault(indicator, 0L);
                Long known = filled.get(new Key(r.id(), indicator));
                lp.keep(of(r), known == null ? 0 : known, known == null ? asked : known);
            }
            for (Offer o : offers) {
                lp.keep(where((r, offer) -> offer == o), 0, o.amount());
            }
            for (AllocationCase.BuyerCap cap : given.rules().buyerCaps()) {
                if (cap.indicator() == indicator) {
                    lp.keep(where((r, o) -> r.county().equals(cap.county())), 0, cap.amount());
                }
            }
        }

        List<MPVariable> of(Request r) {
            return List.copyOf(x.get(r).values());
        }

        List<MPVariable> where(BiPredicate<Request, Offer> wanted) {
            List<MPVariable> chosen = new ArrayList<>();
            x.forEach((r, row) -> row.forEach((o, variable) -> {
                if (wanted.test(r, o)) {
                    chosen.add(variable);
                }
            }));
            return chosen;
        }
    }

    private boolean paired(Request r, Offer o) {
        return given.pairings().arePaired(r.county(), o.county());
    }

    private void serial(Request r) {
        if (r.divisible()) {
            for (IndicatorKind indicator : r.amounts().keySet()) {
                filled.put(new Key(r.id(), indicator), most(r, indicator));
            }
        } else {
            boolean whole = true;
            for (Map.Entry<IndicatorKind, Long> asked : r.amounts().entrySet()) {
                whole &= most(r, asked.getKey()) >= asked.getValue();
            }
            for (Map.Entry<IndicatorKind, Long> asked : r.amounts().entrySet()) {
                filled.put(new Key(r.id(), asked.getKey()), whole ? asked.getValue() : 0);
            }
        }
    }

    private void proRata(int tier) {
        List<Request> members = requests.stream().filter(r -> r.tier() == tier).toList();
        members.stream().filter(r -> !r.divisible()).forEach(this::serial);
        for (IndicatorKind indicator : IndicatorKind.values()) {
            List<Request> sharing = members.stream()
                    .filter(r -> r.divisible() && r.amounts().containsKey(indicator))
                    .toList();
            Map<Request, Double> fractions = fractions(sharing, indicator);
            for (Request r : sharing) {
                long asked = r.amounts().get(indicator);
                filled.put(new Key(r.id(), indicator), (long) Math.floor(fractions.get(r) * asked + 1e-4));
            }
            boolean handedOut = true;
            while (handedOut) {
                handedOut = false;
                for (Request r : sharing) {
                    Key key = new Key(r.id(), indicator);
                    long has = filled.remove(key);
                    boolean more = has < r.amounts().get(indicator) && most(r, indicator) > has;
                    filled.put(key, more ? has + 1 : has);
                    handedOut |= more;
                }
            }
        }
    }

    /** Every request's filled fraction rises together; whoever cannot rise any more stops, the others go on. */
    private Map<Request, Double> fractions(List<Request> sharing, IndicatorKind indicator) {
        Map<Request, Double> stopped = new LinkedHashMap<>();
        sharing.stream().filter(r -> r.amounts().get(indicator) == 0).forEach(r -> stopped.put(r, 0.0));
        while (stopped.size() < sharing.size()) {
            Programme programme = sharing(sharing, indicator, stopped);
            MPVariable fraction = programme.lp.amount();
            programme.lp.keep(List.of(fraction), 0, 1);
            for (Request r : sharing) {
                if (!stopped.containsKey(r)) {
                    programme.lp.keepAtLeast(programme.of(r), r.amounts().get(indicator), fraction);
                }
            }
            double level = programme.lp.greatestShare(List.of(fraction));
            programme.lp.close();
            for (Request r : sharing) {
                if (!stopped.containsKey(r) && !canRise(r, level, sharing, indicator, stopped)) {
                    stopped.put(r, level);
                }
            }
        }
        return stopped;
    }

    private boolean canRise(
            Request riser, double level, List<Request> sharing, IndicatorKind indicator, Map<Request, Double> stopped) {
        Map<Request, Double> others = new LinkedHashMap<>(stopped);
        sharing.forEach(r -> others.putIfAbsent(r, level));
        others.remove(riser);
        Programme programme = sharing(sharing, indicator, others);
        double most = programme.lp.greatestShare(programme.of(riser));
        programme.lp.close();
        return most > level * riser.amounts().get(indicator) + 1e-4;
    }

    /** A programme in which stopped requests keep at least their fractions. */
    private Programme sharing(List<Request> sharing, IndicatorKind indicator, Map<Request, Double> stopped) {
        Programme programme = new Programme(indicator);
        for (Request r : sharing) {
            if (stopped.containsKey(r)) {
                double fill = stopped.get(r) * r.amounts().get(indicator);
                programme.lp.keep(programme.of(r), fill - 1e-6, r.amounts().get(indicator));
            }
        }
        return programme;
    }

    private long most(Request r, IndicatorKind indicator) {
        Programme programme = new Programme(indicator);
        long most = programme.lp.greatest(programme.of(r));
        programme.lp.close();
        return most;
    }

    private void settle(IndicatorKind indicator) {
        Programme programme = new Programme(indicator);
        programme.lp.maximise(programme.where(this::paired));
        Map<Offer, Long> soldHere = new LinkedHashMap<>();
        for (Offer o : offers) {
            if (o.indicator() == indicator) {
                long most = programme.lp.maximise(programme.where((r, offer) -> offer == o));
                soldHere.put(o, most);
                soldByOffer.put(o.id(), most);
            }
        }
        Map<Request, Long> fillsHere = new LinkedHashMap<>();
        for (Request r : requests) {
            fillsHere.put(r, filled.getOrDefault(new Key(r.id(), indicator), 0L));
        }
        Set<String> buyers = new LinkedHashSet<>();
        requests.stream().filter(r -> fillsHere.get(r) > 0).forEach(r -> buyers.add(r.county()));
        Set<String> sellers = new LinkedHashSet<>();
        soldHere.forEach((o, amount) -> {
            if (amount > 0) {
                sellers.add(o.county());
            }
        });
        for (String buyer : buyers) {
            for (String seller : sellers) {
                long amount = programme.lp.maximise(programme.where(
                        (r, o) -> r.county().equals(buyer) && o.county().equals(seller)));
                walk(indicator, buyer, seller, amount, fillsHere, soldHere);
            }
        }
        programme.lp.close();
    }

    private void walk(
            IndicatorKind indicator,
            String buyer,
            String seller,
            long amount,
            Map<Request, Long> fillsLeft,
            Map<Offer, Long> soldLeft) {
        long left = amount;
        for (Request r : requests) {
            for (Offer o : soldLeft.keySet()) {
                if (r.county().equals(buyer) && o.county().equals(seller)) {
                    long met = Math.min(left, Math.min(fillsLeft.get(r), soldLeft.get(o)));
                    if (met > 0) {
                        long price = given.rules().prices().get(indicator).fen();
                        trades.add(new Trade(
                                r.id(), o.id(), indicator, met, price, indicator.value(met, price), paired(r, o)));
                        left -= met;
                        fillsLeft.merge(r, -met, Long::sum);
                        soldLeft.merge(o, -met, Long::sum);
                    }
                }
            }
        }
    }

    private void report() {
        Map<Key, Long> pool = new LinkedHashMap<>();
        given.rules().pool().ifPresent(p -> {
            for (IndicatorKind indicator : IndicatorKind.values()) {
                long left = p.amounts().get(indicator);
                for (Request r : requests) {
                    if (r.divisible() && r.poolEligible() && r.amounts().containsKey(indicator)) {
                        long gap = r.amounts().get(indicator) - filled.get(new Key(r.id(), indicator));
                        long drawn = Math.min(gap * p.ratio().tenThousandths() / 10_000, left);
                        pool.put(new Key(r.id(), indicator), drawn);
                        left -= drawn;
                    }
                }
            }
        });
        requests.stream().sorted(Comparator.comparing(Request::seq)).forEach(r -> {
            for (IndicatorKind indicator : IndicatorKind.values()) {
                if (r.amounts().containsKey(indicator)) {
                    Key key = new Key(r.id(), indicator);
                    long market = filled.get(key);
                    long drawn = pool.getOrDefault(key, 0L);
                    fills.add(new Fill(
                            r.id(), indicator, market, drawn, r.amounts().get(indicator) - market - drawn));
                }
            }
        });
        offers.stream()
                .sorted(Comparator.comparing(Offer::seq))
                .forEach(o -> sold.add(new Sold(o.id(), soldByOffer.get(o.id()))));
    }
}
