package io.quotaexchange.platform.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.function.Supplier;

/** Figures of this process for Prometheus, at a port of their own. */
public final class Telemetry {
    /** What a probe gets: 200 or 503, and why as JSON. */
    public record Probe(int status, String json) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Begins to count. */
    public Telemetry() {
        new JvmMemoryMetrics().bindTo(registry);
        bindCollector();
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
    }

    /** Open as long as the process runs. */
    @SuppressWarnings("resource")
    private void bindCollector() {
        new JvmGcMetrics().bindTo(registry);
    }

    public MeterRegistry registry() {
        return registry;
    }

    /** Has a Vert.x counted that is to be built: its HTTP server by method, route and status, its pools, its event bus. */
    public VertxBuilder count(VertxBuilder builder, VertxOptions options) {
        options.setMetricsOptions(new MicrometerMetricsOptions()
                .setEnabled(true)
                .setLabels(java.util.EnumSet.of(
                        Label.HTTP_METHOD, Label.HTTP_ROUTE, Label.HTTP_CODE, Label.POOL_NAME, Label.POOL_TYPE))
                .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
                .addDisabledMetricsCategory(MetricsDomain.NET_SERVER)
                .addDisabledMetricsCategory(MetricsDomain.HTTP_CLIENT));
        return builder.with(options).withMetrics(new MicrometerMetricsFactory(registry));
    }

    /**
     * Answers {@code /metrics}, {@code /live} and {@code /ready}: for the operator's network, not for the world.
     *
     * @param ready asked at each {@code /ready}
     */
    public Future<HttpServer> serve(Vertx vertx, String host, int port, Supplier<Future<Probe>> ready) {
        return vertx.createHttpServer(new HttpServerOptions().setTracingPolicy(TracingPolicy.IGNORE))
                .requestHandler(request -> answer(request, ready))
                .listen(port, host);
    }

    private void answer(HttpServerRequest request, Supplier<Future<Probe>> ready) {
        switch (request.path()) {
            case "/metrics" ->
                request.response()
                        .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(registry.scrape());
            case "/live" -> json(request, new Probe(200, "{\"status\":\"UP\"}"));
            case "/ready" ->
                ready.get()
                        .onSuccess(probe -> json(request, probe))
                        .onFailure(failure -> json(request, new Probe(503, "{\"status\":\"DOWN\"}")));
            default -> request.response().setStatusCode(404).end();
        }
    }

    private static void json(HttpServerRequest request, Probe probe) {
        request.response()
                .setStatusCode(probe.status())
                .putHeader("content-type", "application/json; charset=utf-8")
                .end(probe.json());
    }
}
