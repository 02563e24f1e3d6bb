package io.quotaexchange.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the operation of a path. A router tries its routes one after the other, each with a regular expression: among all operations of the
 * contract that took a quarter of the program's time. Here those of as many parts and of the same resource are tried, a dozen at most.
 */
final class OperationRoutes implements Handler<RoutingContext> {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^/{}]+)}");

    /** Parts of {@code /api/v1}, after which the resource stands. */
    private static final int PARTS_BEFORE_RESOURCE = 2;

    private final Vertx vertx;
    private final Map<Shape, Router> routers = new HashMap<>();

    /**
     * What tells most paths apart.
     *
     * @param parts how many there are between slashes
     * @param resource the third of them, which is never a parameter
     */
    private record Shape(int parts, String resource) {
        static Shape of(String path) {
            int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
            int parts = 0;
            int begin = end;
            int past = end;
            for (int at = 0; at < end; at++) {
                if (path.charAt(at) == '/') {
                    parts++;
                    if (parts == PARTS_BEFORE_RESOURCE + 1) {
                        begin = at + 1;
                    } else if (parts == PARTS_BEFORE_RESOURCE + 2) {
                        past = at;
                    }
                }
            }
            return new Shape(parts, path.substring(begin, past));
        }
    }

    OperationRoutes(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Adds an operation; of two that both match a path, the first added is taken.
     *
     * @param path of the contract, with parameters in braces
     * @throws IllegalArgumentException if its resource is a parameter
     */
    void add(HttpMethod method, String path, Handler<RoutingContext> course) {
        Shape shape = Shape.of(path);
        if (PARAMETER.matcher(shape.resource()).find()) {
            throw new IllegalArgumentException("a parameter in the place of a resource: " + path);
        }
        routers.computeIfAbsent(shape, first -> Router.router(vertx))
                .route(method, PARAMETER.matcher(path).replaceAll(":$1"))
                .handler(course);
    }

    @Override
    public void handle(RoutingContext context) {
        Router router = routers.get(Shape.of(context.normalizedPath()));
        if (router == null) {
            context.next();
        } else {
            router.handleContext(context);
        }
    }
}
