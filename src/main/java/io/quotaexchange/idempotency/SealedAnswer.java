package io.quotaexchange.idempotency;

import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.platform.http.Api;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An answer as it is kept: encrypted, for it may say what only its reader may know. */
final class SealedAnswer {
    /** The longest body that is kept, in bytes. */
    static final int LARGEST_BODY = 256 * 1024;

    private static final Set<String> KEPT_HEADERS = Set.of("location", "etag");

    private SealedAnswer() {}

    /** @return nothing if the body is too long */
    static byte[] seal(Api.Answer answer, SealingKey sealing, String owner) {
        if (answer.body().length() > LARGEST_BODY) {
            return new byte[0];
        }
        JsonArray headers = new JsonArray();
        answer.headers().stream()
                .filter(header -> KEPT_HEADERS.contains(header.name().toLowerCase(java.util.Locale.ROOT)))
                .forEach(header ->
                        headers.add(new JsonObject().put("name", header.name()).put("value", header.value())));
        JsonObject json = new JsonObject()
                .put("status", answer.status())
                .put("contentType", answer.contentType())
                .put("headers", headers)
                .put("body", Base64.getEncoder().encodeToString(answer.body().getBytes()));
        answer.fileName().ifPresent(name -> json.put("fileName", name));
        return sealing.seal(json.encode().getBytes(StandardCharsets.UTF_8), owner);
    }

    static Api.Answer open(byte[] kept, SealingKey sealing, String owner) {
        JsonObject json = new JsonObject(new String(sealing.open(kept, owner), StandardCharsets.UTF_8));
        List<Api.Answer.Header> headers = new ArrayList<>();
        for (Object header : json.getJsonArray("headers")) {
            JsonObject pair = (JsonObject) header;
            headers.add(new Api.Answer.Header(pair.getString("name"), pair.getString("value")));
        }
        return new Api.Answer(
                json.getInteger("status"),
                json.getString("contentType"),
                Optional.ofNullable(json.getString("fileName")),
                Buffer.buffer(Base64.getDecoder().decode(json.getString("body"))),
                List.copyOf(headers));
    }
}
