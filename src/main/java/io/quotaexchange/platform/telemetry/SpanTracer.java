package io.quotaexchange.platform.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Makes spans of what Vert.x tells of requests, statements and messages. Of that only what is named here is passed on: no address, path,
 * query, user or parameter, and no words of a failure, which may quote a row. The text of a statement has its parameters as numbers.
 *
 * <p>Vert.x has a module for OpenTelemetry; it passes on whole addresses, clients and the words of failures.
 */
final class SpanTracer implements VertxTracer<Span, Span> {
    private static final String STATUS = "http.response.status_code";
    private static final String STATEMENT = "db.query.text";
    private static final Set<String> TOLD =
            Set.of("http.request.method", STATEMENT, "db.system", "messaging.system", "messaging.operation.name");
    private static final int SERVER_ERRORS = 500;

    private static final TextMapPropagator WIRE = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<Iterable<Map.Entry<String, String>>> HEADERS = SpanTracer::header;

    private final Tracer tracer;
    private final Predicate<HttpServerRequest> believed;

    SpanTracer(Tracer tracer, Predicate<HttpServerRequest> believed) {
        this.tracer = tracer;
        this.believed = believed;
    }

    private static String header(Iterable<Map.Entry<String, String>> headers, String name) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return null;
    }

    @Override
    public <R> Span receiveRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            Iterable<Map.Entry<String, String>> headers,
            TagExtractor<R> tags) {
        boolean isBelieved = !(request instanceof HttpServerRequest sent) || believed.test(sent);
        var before = isBelieved
                ? WIRE.extract(io.opentelemetry.context.Context.root(), headers, HEADERS)
                : io.opentelemetry.context.Context.root();
        boolean isFollowed = Span.fromContext(before).getSpanContext().isValid();
        if (policy == TracingPolicy.IGNORE || (policy == TracingPolicy.PROPAGATE && !isFollowed)) {
            return null;
        }
        Span span = begin(
                operation,
                before,
                kind == SpanKind.RPC
                        ? io.opentelemetry.api.trace.SpanKind.SERVER
                        : io.opentelemetry.api.trace.SpanKind.CONSUMER);
        tell(span, request, tags);
        new TracedWork(tracer, span).enter(context);
        return span;
    }

    @Override
    public <R> void sendResponse(Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
        end(response, span, failure, tags);
    }

    @Override
    public <R> Span sendRequest(
            Context context,
            SpanKind kind,
            TracingPolicy policy,
            R request,
            String operation,
            BiConsumer<String, String> headers,
            TagExtractor<R> tags) {
        TracedWork asking = TracedWork.of(context);
        if (request == null
                || policy == TracingPolicy.IGNORE
                || (!asking.isTraced() && policy != TracingPolicy.ALWAYS)) {
            return null;
        }
        var before = io.opentelemetry.context.Context.root().with(asking.span());
        Span span = begin(
                operation,
                before,
                kind == SpanKind.RPC
                        ? io.opentelemetry.api.trace.SpanKind.CLIENT
                        : io.opentelemetry.api.trace.SpanKind.PRODUCER);
        tell(span, request, tags);
        WIRE.inject(before.with(span), headers, (carrier, name, value) -> carrier.accept(name, value));
        return span;
    }

    @Override
    public <R> void receiveResponse(Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
        end(response, span, failure, tags);
    }

    private Span begin(
            String operation, io.opentelemetry.context.Context before, io.opentelemetry.api.trace.SpanKind kind) {
        return tracer.spanBuilder(operation).setParent(before).setSpanKind(kind).startSpan();
    }

    private static <R> void end(R response, Span span, Throwable failure, TagExtractor<R> tags) {
        if (span == null) {
            return;
        }
        if (response != null) {
            tell(span, response, tags);
        }
        if (failure != null) {
            span.setAttribute("error.type", failure.getClass().getName()).setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static <R> void tell(Span span, R object, TagExtractor<R> tags) {
        if (!span.isRecording()) {
            return;
        }
        int count = tags.len(object);
        for (int i = 0; i < count; i++) {
            String name = tags.name(object, i);
            if (TOLD.contains(name)) {
                tell(span, name, tags.value(object, i));
            } else if (name.equals(STATUS)) {
                status(span, Integer.parseInt(tags.value(object, i)));
            }
        }
    }

    private static void tell(Span span, String name, String value) {
        String text = value;
        if (name.equals(STATEMENT)) {
            text = value.strip().replaceAll("\\s+", " ");
            span.updateName(text.split(" ", 2)[0].toUpperCase(Locale.ROOT));
        }
        span.setAttribute(AttributeKey.stringKey(name), text);
    }

    private static void status(Span span, int status) {
        span.setAttribute(AttributeKey.longKey(STATUS), (long) status);
        if (status >= SERVER_ERRORS) {
            span.setStatus(StatusCode.ERROR);
        }
    }
}
