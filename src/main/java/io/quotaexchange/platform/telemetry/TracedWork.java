package io.quotaexchange.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A piece of work that is traced: a request, or what is done for one or for several of them. Where nobody traces it is nothing and costs nothing. */
public final class TracedWork {
    private static final TracedWork NONE = new TracedWork(null, Span.getInvalid());
    /** Registered before the first Vert.x is made. */
    private static final ContextLocal<TracedWork> CURRENT = ContextLocal.registerLocal(TracedWork.class);

    private final Tracer tracer;
    private final Span span;

    /** @param tracer makes the spans of what is done for it; null for nothing */
    TracedWork(Tracer tracer, Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    /** Has this class known to Vert.x; to be called before one is made. */
    static void prepare() {
        // Loading the class has registered it.
    }

    /** The work that is being done where this is asked. */
    public static TracedWork current() {
        Context context = Vertx.currentContext();
        return context == null ? NONE : of(context);
    }

    static TracedWork of(Context context) {
        TracedWork known = context.getLocal(CURRENT);
        return known == null ? NONE : known;
    }

    /** From now on what is done in this context is this work. */
    void enter(Context context) {
        context.putLocal(CURRENT, this);
    }

    Span span() {
        return span;
    }

    boolean isTraced() {
        return this != NONE;
    }

    /**
     * Begins something that is done for all of these at once. It stands in the trace of the first that is traced, and refers to the others.
     *
     * @param name of the kind of work
     */
    public static TracedWork forAll(List<TracedWork> asking, String name) {
        Optional<TracedWork> first = asking.stream()
                .filter(one -> one.span.getSpanContext().isSampled())
                .findFirst();
        if (first.isEmpty()) {
            return NONE;
        }
        TracedWork parent = first.get();
        SpanBuilder builder = parent.tracer
                .spanBuilder(name)
                .setParent(io.opentelemetry.context.Context.root().with(parent.span));
        asking.stream()
                .filter(other -> other.isTraced() && other.span != parent.span)
                .map(other -> other.span.getSpanContext())
                .distinct()
                .forEach(builder::addLink);
        return new TracedWork(parent.tracer, builder.startSpan());
    }

    /** Calls it the same as the others of its kind. */
    public void name(String kind) {
        span.updateName(kind);
    }

    /** Adds what is no secret. */
    public TracedWork tell(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    /** Adds a number that is no secret. */
    public TracedWork tell(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    /** What is asked of others while this runs, before it gives its future, is asked for this work. */
    public <T> Future<T> within(Supplier<Future<T>> asking) {
        Context context = Vertx.currentContext();
        if (this == NONE || context == null) {
            return asking.get();
        }
        TracedWork before = of(context);
        enter(context);
        try {
            return asking.get();
        } finally {
            if (before == NONE) {
                context.removeLocal(CURRENT);
            } else {
                before.enter(context);
            }
        }
    }

    /** It is over. @param failure null if it was done; of it the kind is told, not the words */
    public void end(Throwable failure) {
        if (failure != null) {
            span.setAttribute("error.type", failure.getClass().getName()).setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    /** Under which it is found where traces are kept; empty if it is not sent there. */
    public Optional<String> trace() {
        return span.getSpanContext().isSampled()
                ? Optional.of(span.getSpanContext().getTraceId())
                : Optional.empty();
    }
}
