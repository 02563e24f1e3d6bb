package io.quotaexchange.platform.http;

import static io.quotaexchange.platform.database.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quotaexchange.identity.TestAccess;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is answered on another loop comes back to the one that asked. */
class OwnLoopTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    private static Context anotherLoop() {
        return ((VertxInternal) VERTX).createEventLoopContext();
    }

    /** The thread on which a future of one loop calls back when another loop goes on with it. */
    private static String threadOf(Context own, Future<String> elsewhere) {
        Promise<String> thread = Promise.promise();
        own.runOnContext(asks -> OwnLoop.goOn(elsewhere)
                .onComplete(done -> thread.complete(Thread.currentThread().getName())));
        return await(thread.future());
    }

    private static String thread(Context context) {
        Promise<String> thread = Promise.promise();
        context.runOnContext(runs -> thread.complete(Thread.currentThread().getName()));
        return await(thread.future());
    }

    @Test
    void whatIsCompleteOnAnotherLoopIsGoneOnWithHere() {
        Context own = anotherLoop();
        Context other = anotherLoop();
        assertThat(thread(own)).isNotEqualTo(thread(other));
        ContextInternal elsewhere = (ContextInternal) other;
        assertThat(threadOf(own, elsewhere.succeededFuture("known"))).isEqualTo(thread(own));
        assertThat(threadOf(own, elsewhere.failedFuture("refused"))).isEqualTo(thread(own));
        Promise<String> late = elsewhere.promise();
        VERTX.timer(50, TimeUnit.MILLISECONDS).onComplete(passed -> late.complete("late"));
        assertThat(threadOf(own, late.future())).isEqualTo(thread(own));
    }

    /** Notes refusals on a loop that is not the connection's, as the access log does where several are noted together. */
    private record NotedElsewhere(TestAccess rights, Context elsewhere) implements Access {
        @Override
        public Future<Caller> caller(HttpServerRequest request) {
            return Future.succeededFuture(Caller.NOBODY);
        }

        @Override
        public Right right(String operationId) {
            return rights.right(operationId);
        }

        @Override
        public Future<Void> refused(Caller caller, String operationId, String address, Problem why) {
            Promise<Void> noted = Promise.promise();
            elsewhere.runOnContext(notes -> noted.complete());
            return noted.future();
        }
    }

    @Test
    void whoMustSignInFirstIsAnsweredOnTheLoopOfTheConnection() throws Exception {
        Api api = new Api();
        Map<String, String> threads = new ConcurrentHashMap<>();
        Gate gate = new Gate(
                new NotedElsewhere(new TestAccess(api), anotherLoop()),
                api,
                new RateLimits.Buckets(RateLimits.NONE, Clock.systemUTC()),
                EdgeSettings.LOCAL.addresses());
        Router router = Router.router(VERTX);
        router.route().handler(context -> {
            threads.put("asked", Thread.currentThread().getName());
            context.addHeadersEndHandler(
                    answered -> threads.put("answered", Thread.currentThread().getName()));
            context.next();
        });
        router.route().handler(gate);
        router.route().failureHandler(ProblemAnswers::answer);
        HttpServer server =
                await(VERTX.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/proposals"))
                            .method(HttpMethod.PUT.name(), HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
        } finally {
            await(server.close());
        }
        assertThat(threads.get("answered")).isEqualTo(threads.get("asked"));
    }
}
