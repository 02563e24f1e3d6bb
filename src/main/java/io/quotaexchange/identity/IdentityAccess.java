package io.quotaexchange.identity;

import io.quotaexchange.platform.http.Access;
import io.quotaexchange.platform.http.Caller;
import io.quotaexchange.platform.http.ClientAddress;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.http.Right;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows callers by the session they show: a cookie of a browser, together with a header that no other site can send, or a token. */
public final class IdentityAccess implements Access {
    /** The browser's cookie. */
    static final String COOKIE = "qx_session";

    private static final String CSRF = "x-csrf-token";
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 100;
    private static final Set<String> LEFT_OUT = Set.of("signIn", "showSecondFactor", "confirmSecondFactor");

    private final RightsTable rights;
    private final SignIns signIns;
    private final AccessLog log;
    private final ClientAddress addresses;

    /** @param addresses says whose a request is where a proxy stands before the server */
    public IdentityAccess(RightsTable rights, SignIns signIns, AccessLog log, ClientAddress addresses) {
        this.rights = rights;
        this.signIns = signIns;
        this.log = log;
        this.addresses = addresses;
    }

    @Override
    public Right right(String operationId) {
        return rights.of(operationId);
    }

    @Override
    public Future<Caller> caller(HttpServerRequest request) {
        Optional<String> bearer = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(shown -> shown.startsWith(BEARER))
                .map(shown -> shown.substring(BEARER.length()));
        if (bearer.isPresent()) {
            return live(bearer.get()).map(caller -> caller.orElseThrow(SignInProblem.EXPIRED::asException));
        }
        Cookie cookie = request.getCookie(COOKIE);
        if (cookie == null) {
            return Future.succeededFuture(Caller.NOBODY);
        }
        String token = cookie.getValue();
        boolean changes = request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
        return live(token)
                .compose(caller -> caller.isPresent() && changes && !isFromOurPage(request, token)
                        ? refused(caller.get(), "", addresses.of(request), SignInProblem.CSRF.problem())
                                .compose(noted -> Future.failedFuture(SignInProblem.CSRF.asException()))
                        // A cookie that is worth nothing any more does not keep anybody from what is open to all.
                        : Future.succeededFuture(caller.orElse(Caller.NOBODY)));
    }

    private static boolean isFromOurPage(HttpServerRequest request, String token) {
        String shown = request.getHeader(CSRF);
        return shown != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8),
                        Sessions.csrf(Sessions.name(token)).getBytes(StandardCharsets.UTF_8));
    }

    private Future<Optional<Caller>> live(String token) {
        return token.length() > LONGEST_TOKEN
                ? Future.succeededFuture(Optional.empty())
                : signIns.session(token).map(found -> found.map(live -> caller(live, token)));
    }

    private static Caller caller(Sessions.Live live, String token) {
        Person person = live.person();
        Set<String> roles = live.stage() == Stage.FULL
                ? person.roles().stream().map(Role::name).collect(Collectors.toCollection(HashSet::new))
                : new HashSet<>();
        roles.add(live.stage().mark());
        return new Caller(
                person.id(),
                person.displayName(),
                person.organisation(),
                roles,
                OrganisationKind.of(person.organisation()) == OrganisationKind.COUNTY,
                Sessions.name(token));
    }

    @Override
    public Future<Void> refused(Caller caller, String operationId, String address, Problem why) {
        return LEFT_OUT.contains(operationId)
                ? Future.succeededFuture()
                : log.note("REFUSED", caller.person(), address, operationId, why.slug());
    }

    @Override
    public Future<Void> done(Caller caller, String operationId, String address, int status) {
        return LEFT_OUT.contains(operationId)
                ? Future.succeededFuture()
                : log.note("DONE", caller.person(), address, operationId, Integer.toString(status));
    }
}
