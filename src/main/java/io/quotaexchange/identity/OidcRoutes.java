package io.quotaexchange.identity;

import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Signing in by an OpenID provider, where one is configured: it stands in for the password, and for nothing else. Who somebody is here, what
 * they may do, and whether they show a second factor is kept here.
 */
public final class OidcRoutes {
    private static final String PENDING = "qx_oidc";
    private static final String OWNER = "oidc sign-in";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LONGEST_COOKIE = 2_000;
    private static final int SEE_OTHER = 303;
    private static final int THREADS = 2;
    private static final String UNIQUE_VIOLATION = "23505";

    private final Optional<OidcProvider> provider;
    private final Optional<OidcSubjects> subjects;
    private final SignIns signIns;
    private final People people;
    private final AccessLog log;
    private final SessionRoutes sessions;
    private final SealingKey key;
    private final Clock clock;
    private final WorkerExecutor asking;
    private final boolean secure;

    /**
     * @param settings empty where nobody signs in so
     * @param secure whether browsers reach the server by TLS only
     */
    public OidcRoutes(
            Vertx vertx,
            Pool pool,
            Optional<OidcSettings> settings,
            SignIns signIns,
            People people,
            AccessLog log,
            SessionRoutes sessions,
            SealingKey key,
            Clock clock,
            boolean secure) {
        this.provider = settings.map(OidcProvider::new);
        this.subjects = settings.map(
                given -> new OidcSubjects(pool, clock, given.issuer().toString()));
        this.signIns = signIns;
        this.people = people;
        this.log = log;
        this.sessions = sessions;
        this.key = key;
        this.clock = clock;
        this.asking = vertx.createSharedWorkerExecutor("oidc", THREADS);
        this.secure = secure;
    }

    public void addTo(Api api) {
        api.stream("startOidc", this::start);
        api.stream("finishOidc", this::finish);
        api.write("setOidcSubject", this::set);
        api.write("removeOidcSubject", this::remove);
    }

    private void start(RoutingContext context, ApiRequest request) {
        if (provider.isEmpty()) {
            context.fail(OidcProblem.OFF.asException());
            return;
        }
        OidcProvider.Pending pending =
                OidcProvider.Pending.begun(clock.instant().plus(LONGEST));
        asking.executeBlocking(() -> provider.get().authorization(pending), false)
                .recover(failure -> unreachable(failure))
                .onSuccess(address -> redirect(
                        context,
                        address.toString(),
                        cookie(
                                Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(key.seal(
                                                pending.json().encode().getBytes(StandardCharsets.UTF_8), OWNER)),
                                LONGEST)))
                .onFailure(context::fail);
    }

    private <T> Future<T> unreachable(Throwable failure) {
        return log.note("OIDC_UNREACHABLE", "", "", "startOidc", String.valueOf(failure.getMessage()))
                .transform(noted -> Future.failedFuture(OidcProblem.UNREACHABLE.asException()));
    }

    /** Lax: the provider's page sends the browser back here. */
    private String cookie(String value, Duration life) {
        return PENDING + "=" + value + "; Path=" + OidcSettings.CALLBACK + "; Max-Age=" + life.toSeconds()
                + "; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    private static void redirect(RoutingContext context, String address, String... cookies) {
        for (String cookie : cookies) {
            context.response().headers().add(HttpHeaders.SET_COOKIE, cookie);
        }
        context.response()
                .setStatusCode(SEE_OTHER)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private void finish(RoutingContext context, ApiRequest request) {
        if (provider.isEmpty()) {
            context.fail(OidcProblem.OFF.asException());
            return;
        }
        signIns.notClosed("", request.origin().address())
                .compose(open -> subject(context, request))
                .compose(subject -> person(subject, request))
                .compose(person -> signIns.vouchedFor(person, request.origin()))
                .onSuccess(opened ->
                        redirect(context, "/", cookie("", Duration.ZERO), sessions.sessionCookie(opened.token())))
                .onFailure(context::fail);
    }

    private Future<String> subject(RoutingContext context, ApiRequest request) {
        Optional<OidcProvider.Pending> pending = pending(context)
                .filter(begun -> clock.instant().isBefore(begun.until()))
                .filter(begun -> same(begun.state(), request.query("state").orElse("")));
        if (pending.isEmpty()) {
            return refused(request, OidcProblem.NOT_BEGUN, "state");
        }
        Optional<String> code = request.query("code").filter(text -> !text.isEmpty());
        if (code.isEmpty()) {
            return refused(
                    request, OidcProblem.NOT_VOUCHED, request.query("error").orElse("no code"));
        }
        return asking.executeBlocking(() -> provider.get().subject(code.get(), pending.get()), false)
                .recover(failure -> failure instanceof OidcProvider.NotVouchedException
                        ? refused(request, OidcProblem.NOT_VOUCHED, String.valueOf(failure.getMessage()))
                        : unreachable(failure));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<OidcProvider.Pending> pending(RoutingContext context) {
        Cookie cookie = context.request().getCookie(PENDING);
        if (cookie == null || cookie.getValue().length() > LONGEST_COOKIE) {
            return Optional.empty();
        }
        try {
            byte[] opened = key.open(Base64.getUrlDecoder().decode(cookie.getValue()), OWNER);
            return Optional.of(OidcProvider.Pending.read(new JsonObject(new String(opened, StandardCharsets.UTF_8))));
        } catch (RuntimeException forged) {
            return Optional.empty();
        }
    }

    /** Counted like a wrong password, of the address. */
    private <T> Future<T> refused(ApiRequest request, OidcProblem why, String detail) {
        String address = request.origin().address();
        return signIns.lockout()
                .failedFrom(address)
                .compose(counted -> log.note("SIGN_IN_FAILED", "", address, "finishOidc", detail))
                .compose(noted -> Future.failedFuture(why.asException()));
    }

    private Future<Person> person(String subject, ApiRequest request) {
        return subjects.orElseThrow()
                .person(subject)
                .compose(found ->
                        found.isEmpty() ? Future.succeededFuture(Optional.<Person>empty()) : people.byId(found.get()))
                .compose(found -> found.filter(Person::active).isPresent()
                        ? Future.succeededFuture(found.get())
                        : refused(request, OidcProblem.UNKNOWN, "subject " + subject));
    }

    private Future<Person> others(ApiRequest request) {
        String id = request.path("person");
        return id.equals(request.caller().person())
                ? Future.failedFuture(SignInProblem.ONLY_OTHERS.asException())
                : people.byId(id)
                        .map(found -> found.orElseThrow(
                                () -> Problem.notFound("person", id).asException()));
    }

    private OidcSubjects configured() {
        return subjects.orElseThrow(OidcProblem.OFF::asException);
    }

    private Future<Api.Answer> set(ApiRequest request) {
        String subject = request.read(document -> document.parsed(
                "subject",
                text -> {
                    if (text.isBlank() || text.length() > 255) {
                        throw new IllegalArgumentException("a subject has 1 to 255 characters");
                    }
                    return text;
                },
                ""));
        return others(request)
                .compose(person -> configured()
                        .set(person.id(), subject, request.caller().person())
                        .recover(failure -> failure instanceof PgException postgres
                                        && UNIQUE_VIOLATION.equals(postgres.getSqlState())
                                ? Future.failedFuture(OidcProblem.TAKEN.asException())
                                : Future.failedFuture(failure))
                        .map(done -> answer(person, Optional.of(subject))));
    }

    private Future<Api.Answer> remove(ApiRequest request) {
        return others(request)
                .compose(person -> configured()
                        .remove(person.id())
                        .compose(done -> signIns.sessions().endAll(person.id()))
                        .map(done -> answer(person, Optional.empty())));
    }

    private static Api.Answer answer(Person person, Optional<String> subject) {
        JsonObject json = new JsonObject().put("person", person.id());
        subject.ifPresent(text -> json.put("subject", text));
        return Api.Answer.ok(json);
    }
}
