package io.quotaexchange.matching.check;

import io.quotaexchange.matching.allocation.AllocationCase;
import io.quotaexchange.matching.allocation.AllocationCase.Request;
import io.quotaexchange.matching.allocation.AllocationCertificate;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cause;
import io.quotaexchange.matching.allocation.AllocationCertificate.Cut;
import io.quotaexchange.matching.allocation.AllocationCertificate.Stop;
import io.quotaexchange.matching.allocation.AllocationResult.Fill;
import io.quotaexchange.matching.check.AllocationCheck.Line;
import io.quotaexchange.quantity.IndicatorKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether every fill is the greatest it could be, from the evidence: walks the requests in order of service and adds up.
 *
 * <p>That the fills are feasible the trades show; that none could be greater each stop shows by a limit that is reached.
 *
 * <p>Clause: M13-05.4.
 */
final class FillsCheck {
    private final AllocationCase given;
    private final Map<Line, Fill> fills;
    private final List<Line> lines;
    private final List<Stop> stops;
    private final List<Cut> cuts;
    private final Map<Line, Stop> stopOf = new HashMap<>();
    private final Map<IndicatorKind, Evidence> evidence = new EnumMap<>(IndicatorKind.class);

    /** @param lines all of the case, by seq then indicator */
    FillsCheck(AllocationCase given, List<Line> lines, Map<Line, Fill> fills, AllocationCertificate certificate) {
        this.lines = lines;
        this.given = given;
        this.fills = fills;
        this.stops = certificate.stops();
        this.cuts = certificate.cuts();
        for (IndicatorKind indicator : IndicatorKind.values()) {
            evidence.put(indicator, new Evidence(given, indicator, certificate.cuts()));
        }
    }

    static List<Request> inOrderOfService(AllocationCase given) {
        return given.requests().stream()
                .sorted(Comparator.comparingInt(Request::tier).thenComparingLong(Request::seq))
                .toList();
    }

    void run() {
        List<Line> inOrder = stops.stream()
                .map(stop -> new Line(stop.request(), stop.indicator()))
                .toList();
        List<Line> wanted =
                lines.stream().filter(new HashSet<>(inOrder)::contains).toList();
        Wrong.unlessSame(inOrder, wanted, "certificate/stops");
        for (Stop stop : stops) {
            Line line = new Line(stop.request(), stop.indicator());
            Wrong.unless(
                    stop.cut().isPresent() == (stop.cause() == Cause.PAIRS),
                    place(line),
                    "has a cut exactly with PAIRS");
            stopOf.put(line, stop);
        }
        cuts();
        boolean shared = given.rules().sharing() == AllocationCase.Sharing.PRO_RATA;
        List<Request> order = inOrderOfService(given);
        for (int i = 0; i < order.size(); ) {
            int end = i;
            List<Request> sharing = new ArrayList<>();
            while (end < order.size() && order.get(end).tier() == order.get(i).tier()) {
                Request request = order.get(end++);
                if (shared && request.divisible()) {
                    sharing.add(request);
                } else {
                    served(request);
                }
            }
            for (IndicatorKind indicator : IndicatorKind.values()) {
                shared(sharing, indicator);
            }
            i = end;
        }
    }

    /** Every cut is named by a stop and lists sellers with offers, each once, by code. */
    private void cuts() {
        Set<Integer> named = new HashSet<>();
        stops.forEach(stop -> stop.cut().ifPresent(named::add));
        for (int i = 0; i < cuts.size(); i++) {
            String place = "certificate/cuts/" + i;
            Wrong.unless(named.contains(i), place, "proves nothing");
            String last = "";
            for (String seller : cuts.get(i).sellers()) {
                Wrong.unless(last.compareTo(seller) < 0, place, "county " + seller + " is out of order");
                Wrong.unless(
                        evidence.get(cuts.get(i).indicator()).offers(seller),
                        place,
                        "county " + seller + " offers nothing");
                last = seller;
            }
        }
    }

    private void shared(List<Request> sharing, IndicatorKind indicator) {
        SharingCheck check =
                new SharingCheck(evidence.get(indicator), given.rules().between());
        for (Request request : sharing) {
            Line line = new Line(request.id(), indicator);
            if (fills.containsKey(line)) {
                check.add(request, fills.get(line), stopOf.get(line), place(line));
            }
        }
        check.run();
        for (Request request : sharing) {
            count(request, indicator);
        }
    }

    private void served(Request request) {
        boolean refused = false;
        boolean stopped = false;
        for (IndicatorKind indicator : IndicatorKind.values()) {
            Line line = new Line(request.id(), indicator);
            if (fills.containsKey(line)) {
                Cause cause = servedLine(request, line);
                refused |= cause != null;
                stopped |= cause != null && cause != Cause.WHOLE;
            }
        }
        Wrong.unless(stopped || !refused, "certificate/stops/" + request.id(), "nothing stopped this request");
        for (IndicatorKind indicator : IndicatorKind.values()) {
            if (refused && !request.divisible() && fills.containsKey(new Line(request.id(), indicator))) {
                Fill fill = fills.get(new Line(request.id(), indicator));
                Wrong.unless(fill.market() == 0, "fills/" + request.id(), "is neither whole nor nothing");
            }
            count(request, indicator);
        }
    }

    /** The cause that stopped a line, after checking it; null where the line is filled. */
    private Cause servedLine(Request request, Line line) {
        long asked = request.amounts().get(line.indicator());
        long fill = fills.get(line).market();
        Stop stop = stopOf.get(line);
        if (fill == asked) {
            Wrong.unless(stop == null, place(line), "stops a fill that is whole");
            return null;
        }
        Wrong.unless(stop != null, place(line), "is missing");
        Wrong.unless(stop.level().isEmpty(), place(line), "has a level though nothing is shared");
        if (stop.cause() == Cause.WHOLE) {
            Wrong.unless(stop.limit() == 0 && stop.before() == 0, place(line), "is WHOLE and counts something");
            Wrong.unless(!request.divisible(), place(line), "is WHOLE though the request is divisible");
            return stop.cause();
        }
        evidence.get(line.indicator()).confirm(stop, request.county(), place(line));
        BigInteger left = BigInteger.valueOf(stop.limit()).subtract(BigInteger.valueOf(stop.before()));
        if (request.divisible()) {
            Wrong.unlessEqual(BigInteger.valueOf(fill), left, place(line));
        } else {
            Wrong.unless(left.compareTo(BigInteger.valueOf(asked)) < 0, place(line), "leaves enough for the request");
        }
        return stop.cause();
    }

    private void count(Request request, IndicatorKind indicator) {
        Fill fill = fills.get(new Line(request.id(), indicator));
        if (fill != null) {
            Evidence here = evidence.get(indicator);
            here.filled.add(request.county(), fill.market());
            Wrong.unless(
                    here.filled.of(request.county()).compareTo(here.most(request.county(), true)) <= 0,
                    "fills/" + request.id() + "/" + indicator,
                    "exceeds the cap of county " + request.county() + " or what others offer");
        }
    }

    private static String place(Line line) {
        return "certificate/stops/" + line.request() + "/" + line.indicator();
    }
}
