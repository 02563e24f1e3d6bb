package io.quotaexchange.platform.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.VertxBuilder;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Traces of this process, sent to a collector in the background; what does not fit into its queue is dropped, nobody waits for it. */
public final class Tracing implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_VALUE = 2_000;

    private final SdkTracerProvider provider;
    private final SpanTracer tracer;

    private Tracing(SdkTracerProvider provider, SpanTracer tracer) {
        this.provider = provider;
        this.tracer = tracer;
    }

    /**
     * Begins to send.
     *
     * @param instance tells this process from others of its name
     * @param believed whose word on the trace that a request belongs to is taken: anybody could write the header
     */
    public static Tracing begin(TraceSettings settings, String instance, Predicate<HttpServerRequest> believed) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.collector().toString())
                .setTimeout(PATIENCE)
                .build();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(
                                AttributeKey.stringKey("service.name"),
                                settings.name(),
                                AttributeKey.stringKey("service.instance.id"),
                                instance))))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(LONGEST_VALUE)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build())
                .build();
        return new Tracing(provider, new SpanTracer(provider.get("io.quotaexchange"), believed));
    }

    /** Has a Vert.x traced that is to be built: requests, statements, messages between nodes. */
    public VertxBuilder follow(VertxBuilder builder) {
        return builder.withTracer(options -> tracer);
    }

    /** Sends what it has, for some seconds at most. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
