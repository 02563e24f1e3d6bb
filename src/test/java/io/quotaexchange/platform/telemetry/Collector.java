package io.quotaexchange.platform.telemetry;

import static io.quotaexchange.platform.database.TestDatabase.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Takes traces as an OpenTelemetry collector does (OTLP over HTTP, protobuf), and keeps what it got. */
public final class Collector implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final HttpServer server;
    private final List<Seen> spans = new ArrayList<>();
    private final StringBuilder everything = new StringBuilder();

    /** A span, with the service that sent it. */
    public record Seen(String service, Span span, Map<String, String> attributes) {
        public String name() {
            return span.getName();
        }

        public String trace() {
            return HexFormat.of().formatHex(span.getTraceId().toByteArray());
        }

        public String id() {
            return HexFormat.of().formatHex(span.getSpanId().toByteArray());
        }

        public String parent() {
            return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
        }
    }

    public Collector(Vertx vertx) {
        server = await(vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1/traces");
    }

    private void take(HttpServerRequest request) {
        boolean known = request.method().name().equals("POST")
                && request.path().equals("/v1/traces")
                && "application/x-protobuf".equals(request.getHeader("content-type"));
        request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(known && keep(body) ? 200 : 400)
                        .end());
    }

    private synchronized boolean keep(Buffer body) {
        try {
            ExportTraceServiceRequest sent = ExportTraceServiceRequest.parseFrom(body.getBytes());
            everything.append(sent);
            sent.getResourceSpansList().forEach(this::keep);
            return true;
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    private void keep(ResourceSpans resource) {
        String service = attributes(resource.getResource().getAttributesList()).get("service.name");
        resource.getScopeSpansList()
                .forEach(scope -> scope.getSpansList()
                        .forEach(span -> spans.add(new Seen(service, span, attributes(span.getAttributesList())))));
    }

    private static Map<String, String> attributes(List<KeyValue> list) {
        Map<String, String> all = new TreeMap<>();
        list.forEach(one -> all.put(
                one.getKey(),
                one.getValue().hasIntValue()
                        ? Long.toString(one.getValue().getIntValue())
                        : one.getValue().getStringValue()));
        return all;
    }

    public synchronized List<Seen> spans() {
        return List.copyOf(spans);
    }

    /** All that came, as text: names, attributes, events, links. */
    public synchronized String everything() {
        return everything.toString();
    }

    /** The first that comes of this kind, for which is waited. */
    public Seen first(String what, Predicate<Seen> kind) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Optional<Seen> found = spans().stream().filter(kind).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no span: " + what + "; there are "
                + spans().stream().map(Seen::name).distinct().toList());
    }

    @Override
    public void close() {
        await(server.close());
    }
}
