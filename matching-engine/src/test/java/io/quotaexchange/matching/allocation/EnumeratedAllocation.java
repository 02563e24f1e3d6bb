package io.quotaexchange.matching.allocation;

import io.quotaexchange.matching.allocation.AllocationCase.Between;
import io.quotaexchange.matching.allocation.AllocationCase.BuyerCap;
import io.quotaexchange.matching.allocation.AllocationCase.Offer;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCase.Sharing;
import io.quotaexchange.matching.allocation.AllocationResult.Fill;
import io.quotaexchange.matching.allocation.AllocationResult.Sold;
import io.quotaexchange.matching.allocation.AllocationResult.Trade;
import io.quotaexchange.quantity.IndicatorKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Tiny allocations of one indicator without a pool, found without any solver: every whole-numbered table of who takes how much of
 * which offer is written down, and the best is kept by the page's words. The shares of PRO_RATA come from all sets of counties.
 */
final class EnumeratedAllocation {
    final List<Fill> fills = new ArrayList<>();
    final List<Sold> sold = new ArrayList<>();
    final List<Trade> trades = new ArrayList<>();

    private final AllocationCase given;
    private final IndicatorKind indicator;
    private final List<Request> requests;
    private final List<Offer> offers;
    private final List<String> counties;
    private final long[] filled;
    private long[][] best;
    private List<Long> bestRank;

    EnumeratedAllocation(AllocationCase given, IndicatorKind indicator) {
        this.given = given;
        this.indicator = indicator;
        requests = given.requests().stream()
                .sorted(Comparator.comparing(Request::tier).thenComparing(Request::seq))
                .toList();
        offers = given.offers().stream()
                .sorted(Comparator.comparing((Offer o) -> !given.assisted().contains(o.county()))
                        .thenComparing(Offer::seq))
                .toList();
        counties = requests.stream().map(Request::county).distinct().toList();
        filled = new long[requests.size()];
        for (int i = 0; i < requests.size(); ) {
            i = serve(i);
        }
        settle();
    }

    private long asked(int request) {
        return requests.get(request).amounts().get(indicator);
    }

    private boolean mayTrade(String buyer, String seller) {
        return !buyer.equals(seller)
                && (given.rules().between() == Between.ANY || given.pairings().arePaired(buyer, seller));
    }

    /** By Hall: every cap holds, and every set of counties asks at most what somebody in it may buy. */
    private boolean fits() {
        for (int set = 1; set < 1 << counties.size(); set++) {
            if (filledOf(set) > supplyOf(set)) {
                return false;
            }
        }
        return true;
    }

    private long filledOf(int set) {
        long sum = 0;
        for (int i = 0; i < filled.length; i++) {
            sum += isIn(set, i) ? filled[i] : 0;
        }
        return sum;
    }

    private boolean isIn(int set, int request) {
        return (set >> counties.indexOf(requests.get(request).county()) & 1) == 1;
    }

    /** What a set of counties may buy at most; of a single county also its cap. */
    private long supplyOf(int set) {
        long supply = 0;
        for (Offer offer : offers) {
            boolean reached = false;
            for (int c = 0; c < counties.size(); c++) {
                reached |= (set >> c & 1) == 1 && mayTrade(counties.get(c), offer.county());
            }
            supply += reached ? offer.amount() : 0;
        }
        for (BuyerCap cap : given.rules().buyerCaps()) {
            boolean alone = counties.contains(cap.county()) && set == 1 << counties.indexOf(cap.county());
            supply = alone ? Math.min(supply, cap.amount()) : supply;
        }
        return supply;
    }

    /** Serves one request, or a whole tier where it shares; returns the next to be served. */
    private int serve(int i) {
        if (given.rules().sharing() == Sharing.SERIAL) {
            serveOne(i);
            return i + 1;
        }
        int end = i;
        while (end < filled.length
                && requests.get(end).tier() == requests.get(i).tier()) {
            if (!requests.get(end).divisible()) {
                serveOne(end);
            }
            end++;
        }
        share(i, end);
        return end;
    }

    private void serveOne(int i) {
        long step = requests.get(i).divisible() ? 1 : asked(i);
        while (step > 0 && filled[i] < asked(i)) {
            filled[i] += step;
            if (!fits()) {
                filled[i] -= step;
                return;
            }
        }
    }

    /**
     * The level rises until some set of counties has all it may buy; whoever is in such a set has stopped. A level is a fraction; of
     * small numbers both parts stay small.
     */
    private void share(int from, int end) {
        boolean[] rising = new boolean[filled.length];
        for (int i = from; i < end; i++) {
            rising[i] = requests.get(i).divisible() && asked(i) > 0;
        }
        long[] numerator = new long[filled.length];
        long[] denominator = new long[filled.length];
        Arrays.fill(denominator, 1);
        while (anyOf(rising)) {
            long top = 1;
            long bottom = 1;
            for (int set = 1; set < 1 << counties.size(); set++) {
                long[] level = levelAt(set, rising, numerator, denominator);
                if (level != null && level[0] * bottom < top * level[1]) {
                    top = level[0];
                    bottom = level[1];
                }
            }
            boolean[] stops = new boolean[filled.length];
            for (int set = 1; set < 1 << counties.size(); set++) {
                long[] level = levelAt(set, rising, numerator, denominator);
                for (int i = from; i < end; i++) {
                    stops[i] |= rising[i]
                            && (top == bottom
                                    || (level != null && isIn(set, i) && level[0] * bottom == top * level[1]));
                }
            }
            for (int i = from; i < end; i++) {
                if (stops[i]) {
                    rising[i] = false;
                    numerator[i] = top;
                    denominator[i] = bottom;
                }
            }
        }
        for (int i = from; i < end; i++) {
            filled[i] += requests.get(i).divisible() ? asked(i) * numerator[i] / denominator[i] : 0;
        }
        handOut(from, end);
    }

    private static boolean anyOf(boolean[] these) {
        for (boolean one : these) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /** The level at which a set has all it may buy, as a fraction; null where nobody in it rises. */
    private long[] levelAt(int set, boolean[] rising, long[] numerator, long[] denominator) {
        long common = 1;
        for (long each : denominator) {
            common *= each;
        }
        long left = (supplyOf(set) - filledOf(set)) * common;
        long asking = 0;
        for (int i = 0; i < filled.length; i++) {
            if (isIn(set, i)) {
                asking += rising[i] ? asked(i) : 0;
                left -= asked(i) * numerator[i] * (common / denominator[i]);
            }
        }
        return asking == 0 ? null : new long[] {left, asking * common};
    }

    private void handOut(int from, int end) {
        boolean any = true;
        while (any) {
            any = false;
            for (int i = from; i < end; i++) {
                if (requests.get(i).divisible() && filled[i] < asked(i)) {
                    filled[i]++;
                    boolean fits = fits();
                    filled[i] -= fits ? 0 : 1;
                    any |= fits;
                }
            }
        }
    }

    /** Steps 2 to 5. */
    private void settle() {
        write(new long[filled.length][offers.size()], 0, filled.clone(), amounts());
        for (int i = 0; i < filled.length; i++) {
            fills.add(new Fill(requests.get(i).id(), indicator, filled[i], 0, asked(i) - filled[i]));
        }
        List<Request> bySeq =
                requests.stream().sorted(Comparator.comparing(Request::seq)).toList();
        fills.sort(Comparator.comparing(
                fill -> bySeq.stream().map(Request::id).toList().indexOf(fill.request())));
        given.offers().stream().sorted(Comparator.comparing(Offer::seq)).forEach(offer -> {
            int o = offers.indexOf(offer);
            sold.add(new Sold(
                    offer.id(), Arrays.stream(best).mapToLong(row -> row[o]).sum()));
        });
        trade();
    }

    private long[] amounts() {
        return offers.stream().mapToLong(Offer::amount).toArray();
    }

    /** Writes down every table from one place on. */
    private void write(long[][] table, int place, long[] wanted, long[] left) {
        if (place == filled.length * offers.size()) {
            judge(table);
            return;
        }
        int r = place / offers.size();
        int o = place % offers.size();
        boolean lastOfRow = o == offers.size() - 1;
        boolean permitted = mayTrade(requests.get(r).county(), offers.get(o).county());
        long most = permitted ? Math.min(wanted[r], left[o]) : 0;
        for (long amount = lastOfRow ? wanted[r] : 0; amount <= most; amount++) {
            table[r][o] = amount;
            wanted[r] -= amount;
            left[o] -= amount;
            write(table, place + 1, wanted, left);
            wanted[r] += amount;
            left[o] += amount;
        }
        table[r][o] = 0;
    }

    private void judge(long[][] table) {
        List<Long> rank = new ArrayList<>();
        long paired = 0;
        for (int r = 0; r < filled.length; r++) {
            for (int o = 0; o < offers.size(); o++) {
                paired += isPaired(r, o) ? table[r][o] : 0;
            }
        }
        rank.add(paired);
        long[] soldOf = new long[offers.size()];
        for (long[] row : table) {
            for (int o = 0; o < row.length; o++) {
                soldOf[o] += row[o];
            }
        }
        Arrays.stream(soldOf).forEach(rank::add);
        // Which counties count in step 4 depends on what was sold, but only equal sales are compared there.
        for (String buyer : buyers()) {
            for (String seller : sellers(soldOf)) {
                rank.add(between(table, buyer, seller));
            }
        }
        if (best == null || compare(rank, bestRank) > 0) {
            bestRank = rank;
            best = Arrays.stream(table).map(long[]::clone).toArray(long[][]::new);
        }
    }

    private static int compare(List<Long> one, List<Long> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i).compareTo(other.get(i));
            }
        }
        return 0;
    }

    private boolean isPaired(int r, int o) {
        return given.pairings()
                .arePaired(requests.get(r).county(), offers.get(o).county());
    }

    private List<String> buyers() {
        List<String> buyers = new ArrayList<>();
        for (int r = 0; r < filled.length; r++) {
            if (filled[r] > 0 && !buyers.contains(requests.get(r).county())) {
                buyers.add(requests.get(r).county());
            }
        }
        return buyers;
    }

    private List<String> sellers(long[] soldOf) {
        List<String> sellers = new ArrayList<>();
        for (int o = 0; o < soldOf.length; o++) {
            if (soldOf[o] > 0 && !sellers.contains(offers.get(o).county())) {
                sellers.add(offers.get(o).county());
            }
        }
        return sellers;
    }

    private long between(long[][] table, String buyer, String seller) {
        long sum = 0;
        for (int r = 0; r < filled.length; r++) {
            for (int o = 0; o < offers.size(); o++) {
                boolean these = requests.get(r).county().equals(buyer)
                        && offers.get(o).county().equals(seller);
                sum += these ? table[r][o] : 0;
            }
        }
        return sum;
    }

    /** Step 5: of tables with equal county amounts the page takes the one that walking both lists gives. */
    private void trade() {
        long[] wanted = filled.clone();
        long[] left = new long[offers.size()];
        for (int o = 0; o < left.length; o++) {
            for (long[] row : best) {
                left[o] += row[o];
            }
        }
        List<String> sellers = sellers(left);
        for (String buyer : buyers()) {
            for (String seller : sellers) {
                walk(buyer, seller, between(best, buyer, seller), wanted, left);
            }
        }
    }

    private void walk(String buyer, String seller, long amount, long[] wanted, long[] left) {
        long rest = amount;
        for (int r = 0; r < wanted.length; r++) {
            for (int o = 0; o < left.length; o++) {
                boolean these = requests.get(r).county().equals(buyer)
                        && offers.get(o).county().equals(seller);
                long met = these ? Math.min(rest, Math.min(wanted[r], left[o])) : 0;
                if (met > 0) {
                    long price = given.rules().prices().get(indicator).fen();
                    trades.add(new Trade(
                            requests.get(r).id(),
                            offers.get(o).id(),
                            indicator,
                            met,
                            price,
                            indicator.value(met, price),
                            isPaired(r, o)));
                    rest -= met;
                    wanted[r] -= met;
                    left[o] -= met;
                }
            }
        }
    }
}
