package io.quotaexchange.bidding;

import static io.quotaexchange.platform.database.TestDatabase.await;

import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.round.live.Lot;
import io.quotaexchange.round.live.Signed;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The server's side of {@link WatchersBenchmark}: one lot on a PostgreSQL of its own; starts the watchers as a process, then has two
 * counties bid in turn, four times a second or as often as is wanted. What the watchers measure begins when a bid is decided: the commit is in it.
 */
public final class WatchedServer {
    private static final String LOT = "lot_bench-1";

    private WatchedServer() {}

    /** @param args watchers, updates (26 at most: then the lot's highest price is reached), milliseconds between two of them */
    public static void main(String[] args) throws IOException, InterruptedException {
        int updates = Integer.parseInt(args[1]);
        int pause = args.length > 2 ? Integer.parseInt(args[2]) : 250;
        Path folder = Files.createTempDirectory("watched");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("data"), text -> {});
        Migrations.run(postgres.logins().administrator(), text -> {});
        Vertx vertx = Vertx.vertx();
        LiveServer live = new LiveServer(
                        vertx,
                        Database.open(vertx, postgres.logins().application(), 4),
                        folder.resolve("keys"),
                        Clock.systemUTC(),
                        Watching.Limits.USUAL)
                .open();
        Signed signed = new Signed("usr_a", "usr_b");
        Instant opens = Instant.now().plusSeconds(1).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        await(live.rounds
                .read(LiveServer.ROUND, state -> (io.quotaexchange.round.Order.Listing)
                        state.order("lst_q").orElseThrow().order())
                .compose(listing -> live.trading.announce(
                        LiveServer.ROUND,
                        new LiveTrading.Announcement(
                                LOT,
                                1,
                                "lst_q",
                                100_000,
                                100_000,
                                5,
                                new Lot.Times(opens, opens.plusSeconds(3_600), 300, 0)),
                        listing,
                        9_600_000,
                        signed)));
        for (String county : new String[] {LiveServer.OTHER, LiveServer.PAIRED}) {
            await(live.trading.setLimit(LiveServer.ROUND, LOT, "lim_" + county, county, 9_600_000, false, signed));
        }
        TimeUnit.SECONDS.sleep(2);
        Process watchers = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WatchersBenchmark.class.getName(),
                        Integer.toString(live.port()),
                        args[0],
                        args[1])
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = watchers.inputReader()) {
            System.out.println(out.readLine());
            for (int i = 0; i < updates; i++) {
                String county = i % 2 == 0 ? LiveServer.OTHER : LiveServer.PAIRED;
                await(live.trading.bid(
                        LiveServer.ROUND, LOT, "bid_" + i, county, 7_000_000 + i * 100_000L, true, "usr_a"));
                TimeUnit.MILLISECONDS.sleep(pause);
            }
            out.lines().forEach(System.out::println);
        }
        watchers.waitFor();
        postgres.close();
        System.exit(0);
    }
}
