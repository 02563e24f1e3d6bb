package io.quotaexchange.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** The memory that bodies take while their requests are answered: never more than so much, however many send. */
final class Bodies {
    private static final Pattern FORMS =
            Pattern.compile("\\s*(multipart/|application/x-www-form-urlencoded)", Pattern.CASE_INSENSITIVE);
    private static final Problem FULL = Problem.of(
                    503,
                    "overloaded",
                    "系统繁忙，请稍后再试",
                    "Busy: try again",
                    "too much is being sent at the same time; wait, then send it again")
            .after(2);
    private static final Problem TOO_LARGE = Problem.of(
            413,
            "too-large",
            "内容过大",
            "Too large",
            "the body is larger than the " + Api.LARGEST_BODY + " bytes that are taken");

    private static final Problem FORM = Problem.of(
            415,
            "unsupported-media-type",
            "不支持该内容类型",
            "Not a kind of content that is taken",
            "no operation takes a form: see the contract");

    private final long most;
    private long held;

    Bodies(long most) {
        this.most = most;
    }

    /** Lets a request in if there is room for its body, of which it has said how long it is or may be. */
    void admit(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && FORMS.matcher(type).lookingAt()) {
            context.fail(FORM.asException());
            return;
        }
        long bytes = announced(context.request());
        if (bytes > Api.LARGEST_BODY) {
            context.fail(TOO_LARGE.asException());
            return;
        }
        if (bytes == 0) {
            context.next();
            return;
        }
        synchronized (this) {
            if (held + bytes > most) {
                bytes = -1;
            } else {
                held += bytes;
            }
        }
        if (bytes < 0) {
            context.fail(FULL.asException());
            return;
        }
        long taken = bytes;
        context.addEndHandler(answered -> free(taken));
        context.next();
    }

    /** A chunked body may be as long as is taken at all. */
    static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? Api.LARGEST_BODY : 0;
        }
        // The codec has let only digits through; more of them than a long has are too large in any case.
        return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length.trim());
    }

    private synchronized void free(long bytes) {
        held -= bytes;
    }

    synchronized long held() {
        return held;
    }
}
