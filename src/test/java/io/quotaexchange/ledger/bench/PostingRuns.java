package io.quotaexchange.ledger.bench;

import io.quotaexchange.ledger.LedgerWriter;
import io.quotaexchange.ledger.Outcome;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.quantity.IndicatorKind;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs of the writer: single postings over so many accounts, and full deliveries. */
final class PostingRuns {
    private static final int MOST_WAITING = 2_000;
    private static final int DELIVERY_COUNTIES = 90;
    private static final long UNITS = 1_000_000_000L;
    private static final long FEN = 1_000_000_000_000L;

    private final Server server;
    private final LedgerWriter writer;
    private final AtomicInteger runs = new AtomicInteger();
    /** Makes keys of this process unlike those of another on the same data folder. */
    private final String session = Long.toString(ProcessHandle.current().pid(), 36);

    PostingRuns(Server server, LedgerWriter writer) {
        this.server = server;
        this.writer = writer;
    }

    /** Gives every county's account money to move. */
    void prepare(int accounts) {
        List<Future<Outcome>> paid = new ArrayList<>();
        for (int county = 0; county < accounts / 2; county++) {
            paid.add(writer.post(Orders.payIn(county, session + "-prepare-" + accounts + "-" + county, UNITS)));
            settle(paid, MOST_WAITING);
        }
        settle(paid, 0);
    }

    /** Settlements of one posting each between the two accounts of a random county. */
    Measured postings(int accounts, int inFlight, int seconds) {
        Random random = new Random(accounts + inFlight);
        String run = session + "-" + runs.incrementAndGet() + "-";
        return Load.run(
                server.vertx(),
                server.cpu(),
                seconds,
                inFlight,
                number -> writer.post(Orders.hold(random.nextInt(accounts / 2), run + number)));
    }

    void prepareDeliveries() {
        List<Future<Outcome>> posted = new ArrayList<>();
        for (int county = 0; county < DELIVERY_COUNTIES; county++) {
            posted.add(writer.post(Orders.payIn(county, session + "-deliveries-" + county, FEN)));
            for (IndicatorKind indicator : IndicatorKind.values()) {
                String serial = "33-" + Orders.county(county) + "-2018-0001-"
                        + indicator.name().charAt(0);
                posted.add(writer.post(Orders.mint(county, indicator, serial, UNITS)));
                posted.add(writer.post(Orders.move(SettlementCode.LIST, county, indicator, UNITS)));
                posted.add(writer.post(Orders.move(SettlementCode.AWARD, county, indicator, UNITS)));
            }
        }
        settle(posted, 0);
    }

    /** Deliveries of one, two and three indicators in turn, between random counties. */
    Measured deliveries(int inFlight, int seconds) {
        Random random = new Random(inFlight);
        String run = session + "-d" + runs.incrementAndGet() + "-";
        return Load.run(server.vertx(), server.cpu(), seconds, inFlight, number -> {
            int seller = random.nextInt(DELIVERY_COUNTIES);
            int buyer = (seller + 1 + random.nextInt(DELIVERY_COUNTIES - 1)) % DELIVERY_COUNTIES;
            return writer.post(Orders.delivery(seller, buyer, 1 + (int) (number % 3), run + number));
        });
    }

    private static void settle(List<Future<Outcome>> posted, int most) {
        if (posted.size() <= most) {
            return;
        }
        for (Future<Outcome> one : posted) {
            if (Server.await(one) instanceof Outcome.Refused refused) {
                throw new IllegalStateException(refused.toString());
            }
        }
        posted.clear();
    }
}
