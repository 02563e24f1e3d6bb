package io.quotaexchange.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.logging.Logger;

/**
 * Lets reading through, and writing by the operator of this machine only: from this machine, not passed on by a proxy, with the
 * token. Stands before the body is read.
 */
final class OperatorGate implements Handler<RoutingContext> {
    private static final Logger LOG = Logger.getLogger(OperatorGate.class.getName());
    private static final String SCHEME = "Bearer ";
    private static final List<String> PASSED_ON =
            List.of("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via");

    private final OperatorToken token;

    OperatorGate(OperatorToken token) {
        this.token = token;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
            context.next();
            return;
        }
        if (!isFromHere(context)) {
            refuse(context, 403, "only-from-this-machine", "只能在本机写入", "Writing is open to this machine only");
            return;
        }
        String shown = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (shown == null || !shown.startsWith(SCHEME) || !token.matches(shown.substring(SCHEME.length()))) {
            context.response().putHeader("www-authenticate", "Bearer");
            refuse(context, 401, "operator-token", "缺少操作员令牌，或令牌有误", "The operator's token is missing or wrong");
            return;
        }
        context.next();
    }

    private static boolean isFromHere(RoutingContext context) {
        if (PASSED_ON.stream().anyMatch(context.request().headers()::contains)) {
            return false;
        }
        try {
            // An address, never a name: nothing is asked of a name server.
            return InetAddress.getByName(context.request().remoteAddress().hostAddress())
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void refuse(RoutingContext context, int status, String slug, String zh, String en) {
        LOG.warning("event=refused-writing reason=" + slug + " path=" + context.normalizedPath());
        context.fail(Problem.of(status, slug, zh, en, "see the setting --operator-token-file")
                .asException());
    }
}
