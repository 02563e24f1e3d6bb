package io.quotaexchange.oversight;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * The export, and the verifier at work in the server: on the ledger as it stands, or on an export that somebody has at hand. It is
 * the same verifier as the command line's; who does not trust this server runs that one on a machine of his own. Clause: Z10-25.
 */
public final class VerificationRoutes {
    /** Seconds after which to ask again while one is under way. */
    private static final long BUSY_SECONDS = 10;

    private final Vertx vertx;
    private final Export export;
    private final Clock clock;
    /** One at a time: each reads the whole ledger. */
    private boolean busy;

    public VerificationRoutes(Vertx vertx, Export export, Clock clock) {
        this.vertx = vertx;
        this.export = export;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("downloadExport", request -> alone(this::download));
        api.answer("verifyLedger", request -> alone(this::verifyLedger));
        api.write("verifyExport", request -> alone(() -> verifyUploaded(request)));
    }

    private interface Work<T> {
        Future<T> start();
    }

    private synchronized <T> Future<T> alone(Work<T> work) {
        if (busy) {
            return Future.failedFuture(Problem.of(
                            429,
                            "verification-under-way",
                            "正在导出或核验，请稍后再试",
                            "An export or a verification is under way",
                            "one runs at a time: try again in " + BUSY_SECONDS + " s")
                    .after(BUSY_SECONDS)
                    .asException());
        }
        busy = true;
        return work.start().onComplete(done -> free());
    }

    private synchronized void free() {
        busy = false;
    }

    private Future<Api.Answer> download() {
        return withExport(file -> vertx.fileSystem()
                .readFile(file.toString())
                .map(content -> Api.Answer.file("application/zip", "quota-exchange-export.zip", content)));
    }

    private Future<JsonObject> verifyLedger() {
        return withExport(this::verify);
    }

    private Future<Api.Answer> verifyUploaded(ApiRequest request) {
        return withFile(file -> vertx.fileSystem()
                        .writeFile(file.toString(), Buffer.buffer(request.bytes()))
                        .compose(written -> verify(file)))
                .map(Api.Answer::ok);
    }

    private Future<JsonObject> verify(Path file) {
        Instant at = clock.instant();
        return vertx.executeBlocking(() -> Verification.of(file, Verification.Known.NOTHING), false)
                .map(report -> VerificationJson.write(report, at));
    }

    private interface Use<T> {
        Future<T> of(Path file);
    }

    private <T> Future<T> withExport(Use<T> use) {
        return withFile(file -> export.to(file).compose(written -> use.of(file)));
    }

    /** In a folder of its own that only this process reads, gone afterwards. */
    private <T> Future<T> withFile(Use<T> use) {
        return vertx.executeBlocking(() -> Files.createTempDirectory("quota-exchange-verification"), false)
                .compose(folder -> use.of(folder.resolve("export.zip"))
                        .eventually(() -> vertx.fileSystem().deleteRecursive(folder.toString())));
    }
}
