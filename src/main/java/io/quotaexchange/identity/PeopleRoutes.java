package io.quotaexchange.identity;

import io.quotaexchange.platform.document.DocumentReader;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** People and what they are, kept by the security administrator; the access log, read by the audit administrator. */
public final class PeopleRoutes {
    private static final String UNIQUE_VIOLATION = "23505";

    private final People people;
    private final SignIns signIns;
    private final AccessLog log;
    private final Clock clock;

    public PeopleRoutes(People people, SignIns signIns, AccessLog log, Clock clock) {
        this.people = people;
        this.signIns = signIns;
        this.log = log;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.answer("listPeople", this::list);
        api.on("getPerson", this::get);
        api.write("addPerson", this::add);
        api.write("changePerson", this::change);
        api.write("resetPassword", this::resetPassword);
        api.write("unlockPerson", this::unlock);
        api.write("removeSecondFactor", this::removeSecondFactor);
        api.write("endSessions", this::endSessions);
        api.answer("listAccessLog", this::accessLog);
    }

    private static JsonObject write(Person person) {
        return SessionRoutes.person(person)
                .put("login", person.login())
                .put("active", person.active())
                .put("version", person.version())
                .put("since", person.since().toString());
    }

    private Future<JsonObject> list(ApiRequest request) {
        return people.page(
                        request.query("organisation").orElse(""),
                        request.query("after").orElse(""),
                        request.limit())
                .map(page -> {
                    JsonArray items = new JsonArray();
                    page.forEach(person -> items.add(write(person)));
                    JsonObject json = new JsonObject().put("items", items);
                    return page.size() == request.limit()
                            ? json.put("nextAfter", page.getLast().id())
                            : json;
                });
    }

    private Future<Person> find(ApiRequest request) {
        String id = request.path("person");
        return people.byId(id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("person", id).asException()));
    }

    private static Api.Answer answer(Person person) {
        return Api.Answer.ok(write(person)).with("etag", etag(person));
    }

    private static String etag(Person person) {
        return "\"" + person.version() + "\"";
    }

    private Future<Api.Answer> get(ApiRequest request) {
        return find(request).map(PeopleRoutes::answer);
    }

    private record Given(String login, String name, String organisation, Set<Role> roles, boolean active) {
        static Given read(DocumentReader document, boolean added) {
            Given given = new Given(
                    added ? document.parsed("login", Given::login, "") : "",
                    document.parsed("displayName", Given::name, ""),
                    document.parsed("organisation", Given::organisation, ""),
                    Set.copyOf(document.choices("roles", Role.class)),
                    added || document.flag("active"));
            if (!given.organisation().isEmpty()) {
                Person.faults(given.organisation(), given.roles()).forEach(fault -> document.note("roles", fault));
            }
            return given;
        }

        static String login(String text) {
            if (!text.matches("[a-z0-9._-]{2,36}")) {
                throw new IllegalArgumentException("a login is 2 to 36 of a-z, 0-9, dot, _ and -");
            }
            return text;
        }

        static String name(String text) {
            if (text.isBlank() || text.length() > 80) {
                throw new IllegalArgumentException("a name has 1 to 80 characters");
            }
            return text;
        }

        static String organisation(String text) {
            OrganisationKind.of(text);
            return text;
        }
    }

    /** The id of who signs in by that name. */
    public static String id(String login) {
        return "usr_" + Given.login(login).replace('.', '_');
    }

    private Future<Api.Answer> add(ApiRequest request) {
        Given given = request.read(document -> Given.read(document, true));
        Person person = new Person(
                id(given.login()),
                given.login(),
                1,
                given.name(),
                given.organisation(),
                given.roles(),
                true,
                Instant.now(clock));
        String password = Passwords.oneTime();
        return signIns.hash(password)
                .compose(hash -> people.add(person, hash, true, request.caller().person()))
                .recover(failure -> taken(failure, "login-taken", "该登录名已被使用", "The login is taken"))
                .map(done -> new Api.Answer(
                        201, write(person).put("oneTimePassword", password).encode()));
    }

    private static <T> Future<T> taken(Throwable failure, String slug, String zh, String en) {
        boolean twice = failure instanceof PgException postgres && UNIQUE_VIOLATION.equals(postgres.getSqlState());
        return Future.failedFuture(
                twice
                        ? Problem.of(409, slug, zh, en, "look at what is there and try again")
                                .asException()
                        : failure);
    }

    private Future<Api.Answer> change(ApiRequest request) {
        Given given = request.read(document -> Given.read(document, false));
        return others(request).compose(person -> {
            if (request.ifMatch().isEmpty()) {
                throw Problem.of(428, "if-match-missing", "缺少 If-Match", "If-Match is missing", "send the etag you saw")
                        .asException();
            }
            if (!request.ifMatch().equals(Optional.of(etag(person)))) {
                throw Problem.of(
                                412,
                                "changed-meanwhile",
                                "资料已被他人修改",
                                "Somebody changed it meanwhile",
                                "look at it again")
                        .asException();
            }
            Person next = new Person(
                    person.id(),
                    person.login(),
                    person.version() + 1,
                    given.name(),
                    given.organisation(),
                    given.roles(),
                    given.active(),
                    Instant.now(clock));
            return people.change(next, request.caller().person())
                    .recover(
                            failure -> taken(failure, "changed-meanwhile", "资料已被他人修改", "Somebody changed it meanwhile"))
                    .map(done -> answer(next));
        });
    }

    /** Nobody changes their own rights or lets themselves in again. */
    private Future<Person> others(ApiRequest request) {
        return request.path("person").equals(request.caller().person())
                ? Future.failedFuture(SignInProblem.ONLY_OTHERS.asException())
                : find(request);
    }

    private Future<Api.Answer> resetPassword(ApiRequest request) {
        return others(request)
                .compose(signIns::resetPassword)
                .map(password -> Api.Answer.ok(new JsonObject().put("oneTimePassword", password)));
    }

    private Future<Api.Answer> unlock(ApiRequest request) {
        return others(request)
                .compose(person -> signIns.lockout().forget(person.login()).map(done -> answer(person)));
    }

    private Future<Api.Answer> removeSecondFactor(ApiRequest request) {
        return others(request)
                .compose(person -> signIns.factors()
                        .remove(person.id())
                        .compose(done -> signIns.sessions().endAll(person.id()))
                        .map(done -> answer(person)));
    }

    /** Who is signed out somewhere may sign in again. */
    private Future<Api.Answer> endSessions(ApiRequest request) {
        return others(request)
                .compose(person -> signIns.sessions().endAll(person.id()).map(done -> answer(person)));
    }

    private Future<JsonObject> accessLog(ApiRequest request) {
        String person = request.query("person").orElse("");
        String kind = request.query("kind").orElse("");
        OptionalLong before = request.queryLong("before");
        return before.isPresent()
                ? log.pageBack(before.getAsLong(), person, kind, request.limit())
                        .map(page -> json(page, request.limit(), "nextBefore"))
                : log.page(request.queryLong("after").orElse(0), person, kind, request.limit())
                        .map(page -> json(page, request.limit(), "nextAfter"));
    }

    private static JsonObject json(List<AccessLog.Entry> page, int limit, String next) {
        JsonArray items = new JsonArray();
        page.forEach(entry -> items.add(new JsonObject()
                .put("number", entry.number())
                .put("at", entry.at().toString())
                .put("kind", entry.kind())
                .put("person", entry.person())
                .put("address", entry.address())
                .put("operation", entry.operation())
                .put("detail", entry.detail())
                .put("hash", java.util.HexFormat.of().formatHex(entry.hash()))));
        JsonObject json = new JsonObject().put("items", items);
        return page.size() == limit ? json.put(next, page.getLast().number()) : json;
    }
}
