package io.quotaexchange;

import io.quotaexchange.checkpoint.Checkpoint;
import io.quotaexchange.checkpoint.SigningKey;
import io.quotaexchange.oversight.Disclosure;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Copies keys and checkpoints from where a server publishes them. */
final class PublishedCheckpoints {
    private static final int ROWS = 200;
    private static final int LONGEST_BYTES = 4 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private PublishedCheckpoints() {}

    /** @throws IOException if the server does not answer as the contract says */
    static Disclosure at(URI server) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            List<SigningKey> keys = new ArrayList<>();
            items(get(client, server.resolve("/api/v1/checkpoint-keys")))
                    .forEach(item -> keys.add(SigningKey.read(item)));
            List<Checkpoint> checkpoints = new ArrayList<>();
            JsonObject page;
            long after = 0;
            do {
                page = get(client, server.resolve("/api/v1/checkpoints?limit=" + ROWS + "&after=" + after));
                items(page).forEach(item -> checkpoints.add(Checkpoint.read(item)));
                long next = page.getLong("nextAfter", after);
                if (page.containsKey("nextAfter") && next <= after) {
                    throw new IOException(server + " gives the same page again");
                }
                after = next;
            } while (page.containsKey("nextAfter"));
            return new Disclosure(keys, checkpoints);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException | java.time.DateTimeException e) {
            throw new IOException(server + " does not answer as an exchange does: " + e.getMessage(), e);
        }
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }

    private static JsonObject get(HttpClient client, URI address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readNBytes(LONGEST_BYTES + 1);
            if (answer.statusCode() != 200 || bytes.length > LONGEST_BYTES) {
                throw new IOException(address + " answers " + answer.statusCode() + ", " + bytes.length + " bytes");
            }
            return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
        } catch (io.vertx.core.json.DecodeException e) {
            throw new IOException(address + " does not answer in JSON", e);
        }
    }
}
