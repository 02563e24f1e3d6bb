package io.quotaexchange.ledger;

import io.quotaexchange.platform.database.Database;
import io.quotaexchange.platform.database.EmbeddedPostgres;
import io.quotaexchange.platform.database.Migrations;
import io.quotaexchange.platform.database.Progress;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/** A process that posts without end, and writes down every answer it was given, until it is killed. */
final class PostingMain {
    private static final int IN_FLIGHT = 64;

    private PostingMain() {}

    /** @param arguments the data folder, the file for answers, the number of the first settlement */
    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), Progress.SILENT);
        Migrations.run(postgres.logins().administrator(), Progress.SILENT);
        Vertx vertx = Vertx.vertx();
        Pool pool = Database.open(vertx, postgres.logins().application(), 4);
        LedgerWriter writer = LedgerWriter.open(vertx, pool, Clock.systemUTC())
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        Path answers = Path.of(arguments[1]);
        long first = Long.parseLong(arguments[2]);
        for (int lane = 0; lane < IN_FLIGHT; lane++) {
            post(writer, answers, first + lane);
        }
        System.out.println("posting");
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void post(LedgerWriter writer, Path answers, long number) {
        writer.post(settlement(number)).onSuccess(outcome -> {
            write(answers, number + " " + sequence(outcome) + "\n");
            post(writer, answers, number + IN_FLIGHT);
        });
    }

    static Settlement settlement(long number) {
        return number % 3 == 0
                ? Samples.mint(Samples.SELLER, "lot-" + number, 100 + number % 50)
                : Samples.payIn(Samples.BUYER, "pay-" + number, 1 + number % 7);
    }

    private static long sequence(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted posted -> posted.sequence();
            case Outcome.Repeated repeated -> repeated.sequence();
            case Outcome.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private static synchronized void write(Path answers, String line) {
        try {
            Files.writeString(answers, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
