package io.quotaexchange.identity;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Caller;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Signing in and out over HTTP, one's own password and second factor. */
public final class SessionRoutes {
    private static final int LONGEST_LOGIN = 64;

    private final SignIns signIns;
    private final boolean secure;
    private final JsonArray demoAccounts;
    private final boolean oidc;

    /**
     * @param secure whether browsers reach the server by TLS only
     * @param demoAccounts logins that the sign-in page offers; empty but in a demonstration
     * @param oidc whether the sign-in page offers the OpenID provider
     */
    public SessionRoutes(SignIns signIns, boolean secure, JsonArray demoAccounts, boolean oidc) {
        this.oidc = oidc;
        this.signIns = signIns;
        this.secure = secure;
        this.demoAccounts = demoAccounts;
    }

    public void addTo(Api api) {
        api.write("signIn", this::signIn);
        api.answer("getSession", this::session);
        api.write("signOut", this::signOut);
        api.write("signOutEverywhere", this::signOutEverywhere);
        api.write("showSecondFactor", this::showSecondFactor);
        api.write("enrolSecondFactor", this::enrol);
        api.write("confirmSecondFactor", this::confirm);
        api.write("changePassword", this::changePassword);
    }

    private record Given(String login, String password, boolean bearer) {}

    /** Nobody's is longer, and failures are counted under it. */
    private static String login(DocumentReader document) {
        String login = document.text("login");
        if (login.length() > LONGEST_LOGIN) {
            document.note("login", "is longer than " + LONGEST_LOGIN + " characters");
        }
        return login;
    }

    private Future<Api.Answer> signIn(ApiRequest request) {
        Given given = request.read(
                document -> new Given(login(document), document.text("password"), document.flag("bearer")));
        return signIns.signIn(given.login(), given.password(), request.origin())
                .map(opened -> answer(opened, given.bearer()));
    }

    /** The token goes into the cookie that no script can read, or into the body for a program that asks for it; never both. */
    private Api.Answer answer(SignIns.Opened opened, boolean bearer) {
        JsonObject json = person(opened.person())
                .put("signedIn", opened.stage() == Stage.FULL)
                .put("stage", opened.stage().name());
        if (bearer) {
            return Api.Answer.ok(json.put("token", opened.token()));
        }
        return Api.Answer.ok(json.put("csrfToken", Sessions.csrf(Sessions.name(opened.token())))
                        .put("idleSeconds", signIns.sessions().idle().toSeconds()))
                .with("set-cookie", cookie(opened.token(), ""));
    }

    /** The browser's cookie for a session. */
    String sessionCookie(String token) {
        return cookie(token, "");
    }

    private String cookie(String value, String more) {
        return IdentityAccess.COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "")
                + more;
    }

    static JsonObject person(Person person) {
        JsonArray roles = new JsonArray();
        person.roles().forEach(role -> roles.add(role.name()));
        return new JsonObject()
                .put("person", person.id())
                .put("displayName", person.displayName())
                .put("organisation", person.organisation())
                .put("roles", roles);
    }

    private Future<JsonObject> session(ApiRequest request) {
        Caller caller = request.caller();
        if (!caller.isSignedIn()) {
            JsonObject json = new JsonObject().put("signedIn", false).put("oidc", oidc);
            return Future.succeededFuture(demoAccounts.isEmpty() ? json : json.put("demoAccounts", demoAccounts));
        }
        return signIns.person(request).map(person -> {
            Stage stage = stage(caller);
            // A page that is opened again has the cookie still, and what goes with it no more.
            return person(person)
                    .put("signedIn", stage == Stage.FULL)
                    .put("stage", stage.name())
                    .put("csrfToken", Sessions.csrf(caller.session()))
                    .put("idleSeconds", signIns.sessions().idle().toSeconds());
        });
    }

    private static Stage stage(Caller caller) {
        for (Stage stage : Stage.values()) {
            if (caller.has(stage.mark())) {
                return stage;
            }
        }
        throw new IllegalStateException("a session without a stage");
    }

    private static void require(ApiRequest request, Stage... stages) {
        if (!java.util.List.of(stages).contains(stage(request.caller()))) {
            throw SignInProblem.NOT_NOW.asException();
        }
    }

    private Future<Api.Answer> signOut(ApiRequest request) {
        return signIns.sessions().end(request.caller().session()).map(done -> gone());
    }

    private Future<Api.Answer> signOutEverywhere(ApiRequest request) {
        return signIns.sessions().endAll(request.caller().person()).map(done -> gone());
    }

    private Api.Answer gone() {
        return Api.Answer.ok(new JsonObject().put("signedIn", false)).with("set-cookie", cookie("", "; Max-Age=0"));
    }

    private record Code(String code, boolean recovery, boolean bearer) {}

    private static Code code(ApiRequest request) {
        return request.read(
                document -> new Code(document.text("code"), document.flag("recovery"), document.flag("bearer")));
    }

    private Future<Api.Answer> showSecondFactor(ApiRequest request) {
        require(request, Stage.SECOND_FACTOR);
        Code given = code(request);
        return signIns.showSecondFactor(request, given.code(), given.recovery())
                .map(opened -> answer(opened, given.bearer()));
    }

    private Future<Api.Answer> enrol(ApiRequest request) {
        require(request, Stage.ENROL, Stage.FULL);
        return signIns.enrol(request)
                .map(enrolment -> Api.Answer.ok(new JsonObject()
                        .put("uri", enrolment.uri())
                        .put("recoveryCodes", new JsonArray(enrolment.recoveryCodes()))));
    }

    private Future<Api.Answer> confirm(ApiRequest request) {
        require(request, Stage.ENROL, Stage.FULL);
        Code given = code(request);
        return signIns.confirm(request, given.code()).map(opened -> answer(opened, given.bearer()));
    }

    private record Change(String current, String next, boolean bearer) {}

    private Future<Api.Answer> changePassword(ApiRequest request) {
        require(request, Stage.PASSWORD, Stage.FULL);
        Change given = request.read(
                document -> new Change(document.text("current"), document.text("next"), document.flag("bearer")));
        return signIns.changePassword(request, given.current(), given.next())
                .map(opened -> answer(opened, given.bearer()));
    }
}
