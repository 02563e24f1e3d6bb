package io.quotaexchange.platform.database;

import java.nio.file.Path;

/** A process that starts the server of a folder and then sleeps until it is killed. */
final class EmbeddedPostgresMain {
    private EmbeddedPostgresMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgres.start(Path.of(arguments[0]), Progress.SILENT);
        System.out.println("ready");
        Thread.sleep(Long.MAX_VALUE);
    }
}
