package io.quotaexchange.platform.telemetry;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Looks whether a collector takes traces. */
public final class TraceCollector {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private TraceCollector() {}

    /**
     * Asks it to take none: nothing is kept there. Blocks for some seconds at most.
     *
     * @return what is wrong with it; empty if it takes traces
     */
    public static Optional<String> fault(TraceSettings settings) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest nothing = HttpRequest.newBuilder(settings.collector())
                    .timeout(PATIENCE)
                    .header("content-type", "application/x-protobuf")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            int status =
                    client.send(nothing, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? Optional.empty() : Optional.of("answers " + status);
        } catch (IOException failure) {
            return Optional.of("does not answer: " + failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("was not waited for");
        }
    }
}
