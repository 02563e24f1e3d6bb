package io.quotaexchange.identity;

import io.quotaexchange.platform.database.Turns;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Signing in, step by step: password, second factor, what must be changed first; and out again. */
public final class SignIns {
    private static final int HASHING_THREADS = 2;

    /** Tries at one account go one after the other, whatever process asks: many at once would all be let in before the first is counted. */
    private static final int SPACE = 7_238;

    private static final int MOST_AT_A_TIME = 2;

    /** Compared with where there is no such login, so that the answer takes as long. */
    private static final String NOBODYS = Passwords.hash("nobody has this password");

    /**
     * Whose session it is, how far it has come, and what shows it.
     *
     * @param token for its holder only
     */
    record Opened(Person person, Stage stage, String token) {}

    private final Pool pool;
    private final Clock clock;
    private final People people;
    private final AccessLog log;
    private final Sessions sessions;
    private final Lockout lockout;
    private final SecondFactors factors;
    private final Turns tries;
    private final WorkerExecutor hashing;
    private final boolean factorRequired;

    /** @param factorRequired whether nobody gets in without a second factor */
    public SignIns(
            Vertx vertx, Pool pool, Clock clock, People people, AccessLog log, SealingKey key, boolean factorRequired) {
        this(vertx, pool, clock, people, log, key, factorRequired, Sessions.Limits.USUAL);
    }

    SignIns(
            Vertx vertx,
            Pool pool,
            Clock clock,
            People people,
            AccessLog log,
            SealingKey key,
            boolean factorRequired,
            Sessions.Limits limits) {
        this.pool = pool;
        this.clock = clock;
        this.people = people;
        this.log = log;
        this.sessions = new Sessions(pool, clock, limits);
        this.lockout = new Lockout(pool, clock);
        this.tries = new Turns(pool, SPACE, MOST_AT_A_TIME);
        this.factors = new SecondFactors(pool, clock, key);
        this.hashing = vertx.createSharedWorkerExecutor("password-hashing", HASHING_THREADS);
        this.factorRequired = factorRequired;
    }

    Sessions sessions() {
        return sessions;
    }

    SecondFactors factors() {
        return factors;
    }

    Lockout lockout() {
        return lockout;
    }

    private record Kept(String hash, boolean mustChange) {}

    private Future<Optional<Kept>> password(String person) {
        return pool.preparedQuery("SELECT hash, must_change FROM identity.password WHERE person = $1")
                .execute(Tuple.of(person))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    Row row = rows.iterator().next();
                    return Optional.of(new Kept(row.getString(0), row.getBoolean(1)));
                });
    }

    private Future<Boolean> matches(String password, String hash) {
        return hashing.executeBlocking(() -> Passwords.matches(password, hash), false);
    }

    Future<String> hash(String password) {
        return hashing.executeBlocking(() -> Passwords.hash(password), false);
    }

    /** The first step. A wrong password, an unknown login and somebody who left are told alike. */
    Future<Opened> signIn(String login, String password, ApiRequest.Origin origin) {
        return alone(login, () -> tried(login, password, origin));
    }

    /** Does something that may fail, and be counted, while nobody else tries at the same account. */
    private <T> Future<T> alone(String login, Supplier<Future<T>> tried) {
        return tries.alone(login, turn -> tried.get());
    }

    private Future<Opened> tried(String login, String password, ApiRequest.Origin origin) {
        return notClosed(login, origin.address())
                .compose(open -> people.byLogin(login))
                .compose(found -> {
                    Future<Optional<Kept>> kept =
                            found.map(person -> password(person.id())).orElse(Future.succeededFuture(Optional.empty()));
                    return kept.compose(hash -> matches(
                                    password, hash.map(Kept::hash).orElse(NOBODYS))
                            .compose(same ->
                                    same && hash.isPresent() && found.get().active()
                                            ? begin(found.get(), hash.get().mustChange(), origin)
                                            : wrong(login, found, origin)));
                });
    }

    Future<Void> notClosed(String login, String address) {
        return lockout.wait(login, address)
                .compose(wait -> wait.isEmpty()
                        ? Future.succeededFuture()
                        : log.note("SIGN_IN_LOCKED", "", address, "", login)
                                .compose(noted -> Future.failedFuture(closed(wait.get()))));
    }

    static RuntimeException closed(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Problem.of(
                        429,
                        "sign-in-locked",
                        "登录失败次数过多，请稍后再试",
                        "Too many failures to sign in: wait",
                        "try again in " + seconds + " seconds, or ask the security administrator")
                .after(seconds)
                .asException();
    }

    private <T> Future<T> wrong(String login, Optional<Person> person, ApiRequest.Origin origin) {
        return lockout.failed(login, origin.address())
                .compose(counted ->
                        log.note("SIGN_IN_FAILED", person.map(Person::id).orElse(""), origin.address(), "signIn", ""))
                .compose(noted -> Future.failedFuture(SignInProblem.WRONG.asException()));
    }

    private Future<Opened> begin(Person person, boolean mustChange, ApiRequest.Origin origin) {
        return factors.isConfirmed(person.id()).compose(confirmed -> {
            if (confirmed) {
                return open(person, Stage.SECOND_FACTOR, origin);
            }
            return lockout.forget(person.login()).compose(done -> open(person, behind(false, mustChange), origin));
        });
    }

    /** @param shown whether a second factor was shown */
    private Stage behind(boolean shown, boolean mustChange) {
        if (mustChange) {
            return Stage.PASSWORD;
        }
        return factorRequired && !shown ? Stage.ENROL : Stage.FULL;
    }

    /** For somebody whom another sign-in service vouches for: in the place of the password; a second factor is asked for all the same. */
    Future<Opened> vouchedFor(Person person, ApiRequest.Origin origin) {
        return begin(person, false, origin);
    }

    private Future<Opened> open(Person person, Stage stage, ApiRequest.Origin origin) {
        return sessions.open(person.id(), stage, origin.address(), origin.agent())
                .compose(token -> log.note(
                                stage == Stage.FULL ? "SIGNED_IN" : "SIGN_IN_BEGUN",
                                person.id(),
                                origin.address(),
                                "",
                                stage.name())
                        .map(new Opened(person, stage, token)));
    }

    /** A step further is a new session: the old token is worth nothing then. */
    private Future<Opened> onward(String session, Person person, Stage stage, ApiRequest.Origin origin) {
        return sessions.end(session).compose(ended -> open(person, stage, origin));
    }

    /**
     * The second step.
     *
     * @param recovery whether it is one of the codes for a lost device: the device is forgotten then
     */
    Future<Opened> showSecondFactor(ApiRequest request, String code, boolean recovery) {
        String id = request.caller().person();
        return person(request)
                .compose(person -> alone(
                        person.login(),
                        () -> notClosed(person.login(), request.origin().address())
                                .compose(
                                        open -> recovery ? factors.recovers(id, code) : factors.isRight(id, code, true))
                                .compose(right -> right
                                        ? (recovery ? factors.remove(id) : Future.<Void>succeededFuture())
                                                .compose(done -> lockout.forget(person.login()))
                                                .compose(done -> password(id))
                                                .compose(kept -> onward(
                                                        request.caller().session(),
                                                        person,
                                                        behind(
                                                                !recovery,
                                                                kept.map(Kept::mustChange)
                                                                        .orElse(false)),
                                                        request.origin()))
                                        : wrongCode(person, request.origin()))));
    }

    private <T> Future<T> wrongCode(Person person, ApiRequest.Origin origin) {
        return lockout.failed(person.login(), origin.address())
                .compose(counted -> log.note("SECOND_FACTOR_FAILED", person.id(), origin.address(), "", ""))
                .compose(noted -> Future.failedFuture(SignInProblem.WRONG_CODE.asException()));
    }

    Future<Person> person(ApiRequest request) {
        return people.byId(request.caller().person())
                .map(found -> found.orElseThrow(SignInProblem.EXPIRED::asException));
    }

    Future<SecondFactors.Enrolment> enrol(ApiRequest request) {
        return person(request).compose(factors::enrol);
    }

    /** Puts the second factor to use. */
    Future<Opened> confirm(ApiRequest request, String code) {
        return person(request)
                .compose(person -> alone(
                        person.login(),
                        () -> notClosed(person.login(), request.origin().address())
                                .compose(open -> factors.isRight(person.id(), code, false))
                                .compose(right -> right
                                        ? onward(request.caller().session(), person, Stage.FULL, request.origin())
                                        : wrongCode(person, request.origin()))));
    }

    /** Changes one's own password; every other session of the person ends. */
    Future<Opened> changePassword(ApiRequest request, String current, String next) {
        return person(request)
                .compose(person -> alone(
                        person.login(),
                        () -> notClosed(person.login(), request.origin().address())
                                .compose(open -> password(person.id()))
                                .compose(kept ->
                                        matches(current, kept.orElseThrow().hash()))
                                .compose(same -> same
                                        ? Future.succeededFuture()
                                        : wrong(person.login(), Optional.of(person), request.origin()))
                                .compose(same -> {
                                    List<String> faults = Passwords.faults(next, person.login());
                                    if (next.equals(current)) {
                                        faults.add("must differ from the present one");
                                    }
                                    return faults.isEmpty() ? hash(next) : Future.failedFuture(weak("next", faults));
                                })
                                .compose(hash -> keep(person.id(), hash, false))
                                .compose(done -> sessions.endAll(person.id()))
                                .compose(done -> factors.isConfirmed(person.id()))
                                .compose(confirmed -> open(person, behind(confirmed, false), request.origin()))));
    }

    static RuntimeException weak(String field, List<String> faults) {
        return new Problem(
                        422,
                        "weak-password",
                        "密码不符合要求",
                        "The password is not good enough",
                        String.join("; ", faults),
                        "",
                        faults.stream()
                                .map(fault -> new Problem.Field(field, fault, "choose another"))
                                .toList())
                .asException();
    }

    private Future<Void> keep(String person, String hash, boolean mustChange) {
        return pool.preparedQuery(
                        "UPDATE identity.password SET hash = $2, must_change = $3, changed_at = $4 WHERE person = $1")
                .execute(Tuple.of(person, hash, mustChange, Instant.now(clock).atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Gives somebody a password for one sign-in; their sessions end. */
    Future<String> resetPassword(Person person) {
        String password = Passwords.oneTime();
        return hash(password)
                .compose(hash -> keep(person.id(), hash, true))
                .compose(done -> sessions.endAll(person.id()))
                .compose(done -> lockout.forget(person.login()))
                .map(password);
    }

    Future<Optional<Sessions.Live>> session(String token) {
        return sessions.find(token);
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
