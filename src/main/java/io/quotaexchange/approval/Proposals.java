package io.quotaexchange.approval;

import io.quotaexchange.identity.People;
import io.quotaexchange.identity.Role;
import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.platform.http.ApiRequest;
import io.quotaexchange.platform.http.Caller;
import io.quotaexchange.platform.http.FirstAnswers;
import io.quotaexchange.platform.http.FourEyes;
import io.quotaexchange.platform.http.Problem;
import io.quotaexchange.platform.http.ProblemException;
import io.quotaexchange.platform.http.Right;
import io.quotaexchange.platform.http.Signatures;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Logger;

/** Prepared acts: kept as they came, decided on by another person, then done, exactly once in effect. Clause: Z10-06.2. */
public final class Proposals implements FourEyes {
    private static final Logger LOG = Logger.getLogger(Proposals.class.getName());
    private static final Duration LIFE = Duration.ofDays(14);
    private static final String UNIQUE_VIOLATION = "23505";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final ProposalStore store;
    private final Api api;
    private final Function<String, Right> rights;
    private final People people;
    private final Function<LocalDate, Future<Optional<String>>> rulebookOn;
    private final Trust trust;
    private final SealingKey key;
    private final Clock clock;

    /**
     * @param rights what each operation asks of its caller
     * @param key seals what only its organisation may read
     * @param rulebookOn the rulebook in force on a day, with its digest
     * @param trust small acts that one person suffices for
     */
    public Proposals(
            Pool pool,
            Api api,
            Function<String, Right> rights,
            People people,
            Function<LocalDate, Future<Optional<String>>> rulebookOn,
            Trust trust,
            SealingKey key,
            Clock clock) {
        this.trust = trust;
        this.store = new ProposalStore(pool);
        this.api = api;
        this.rights = rights;
        this.people = people;
        this.rulebookOn = rulebookOn;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public Future<Api.Answer> prepare(String operationId, ApiRequest request, JsonObject preview) {
        return rulebook().compose(rulebook -> {
            Instant now = now();
            Caller maker = request.caller();
            String path = text(request.pathParameters());
            String query = text(request.queryParameters());
            String id = request.attempt().map(ProposalId::of).orElseGet(() -> ProposalId.random(now));
            boolean sealed = isSealed(operationId);
            byte[] body = sealed ? key.seal(request.bytes(), id) : request.bytes();
            Proposal proposal = new Proposal(
                    id,
                    operationId,
                    path,
                    query,
                    body,
                    ProposalDigest.of(operationId, path, query, body),
                    sealed ? "{}" : preview.encode(),
                    maker.person(),
                    maker.organisation(),
                    makingRole(operationId, maker.roles()).name(),
                    rulebook,
                    now,
                    now.plus(LIFE),
                    Optional.empty(),
                    Optional.empty());
            return store.add(proposal)
                    .map(done -> proposal)
                    .recover(failure ->
                            request.attempt().isPresent() && isTaken(failure) ? find(id) : Future.failedFuture(failure))
                    .compose(this::trusted)
                    .map(this::accepted);
        });
    }

    /** A small act is done at once where the rulebook trusts one person with it, and recorded as such. Clause: Z10-06.2. */
    private Future<Proposal> trusted(Proposal proposal) {
        boolean may = !proposal.rulebook().isEmpty()
                && proposal.decision().isEmpty()
                && proposal.role().equals(Role.COUNTY_TRADER.name())
                && !isSealed(proposal.operation());
        if (!may) {
            return Future.succeededFuture(proposal);
        }
        return trust.limit(proposal.operation(), proposal.body(), LocalDate.ofInstant(proposal.preparedAt(), CHINA))
                .compose(limit -> limit.isEmpty()
                        ? Future.succeededFuture(proposal)
                        : store.add(
                                        proposal.id(),
                                        new Proposal.Decision(
                                                Proposal.TRUSTED,
                                                proposal.maker(),
                                                proposal.organisation(),
                                                proposal.role(),
                                                limit.get(),
                                                now(proposal)))
                                .recover(Proposals::sayIfDecided)
                                .compose(decided -> find(proposal.id()))
                                .compose(this::execute));
    }

    @Override
    public Future<Optional<Api.Answer>> prepared(FirstAnswers.Attempt again) {
        return store.find(ProposalId.of(again))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : finished(found.get()).map(proposal -> Optional.of(accepted(proposal))));
    }

    /** A small act whose server stopped before it was done is done now. */
    private Future<Proposal> finished(Proposal proposal) {
        boolean undone = proposal.isApproved() && proposal.outcome().isEmpty();
        return undone ? execute(proposal) : trusted(proposal);
    }

    private Api.Answer accepted(Proposal proposal) {
        return new Api.Answer(202, write(proposal).encode()).with("location", "/api/v1/proposals/" + proposal.id());
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException postgres && UNIQUE_VIOLATION.equals(postgres.getSqlState());
    }

    private boolean isSealed(String operation) {
        return rights.apply(operation).sealed();
    }

    /** The body as it was sent, for its operation and for its own organisation. */
    private byte[] opened(Proposal proposal) {
        return isSealed(proposal.operation()) ? key.open(proposal.body(), proposal.id()) : proposal.body();
    }

    private Instant now() {
        return Instant.now(clock).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** Never before it was prepared, though that was another node whose clock is ahead. */
    private Instant now(Proposal proposal) {
        Instant now = now();
        return now.isBefore(proposal.preparedAt()) ? proposal.preparedAt() : now;
    }

    private Future<String> rulebook() {
        return rulebookOn.apply(LocalDate.ofInstant(now(), CHINA)).map(found -> found.orElse(""));
    }

    private static String text(Map<String, String> parameters) {
        JsonObject json = new JsonObject();
        parameters.forEach(json::put);
        return json.encode();
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new TreeMap<>();
        new JsonObject(text)
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().toString()));
        return parameters;
    }

    /** The role by which one of these may prepare the operation. */
    private Role makingRole(String operation, Set<String> roles) {
        Set<String> asked = rights.apply(operation).roles();
        return roles.stream()
                .filter(asked::contains)
                .map(Role::valueOf)
                .filter(role -> role.approver().isPresent())
                .sorted()
                .findFirst()
                .orElseThrow(
                        () -> Problem.of(403, "not-permitted", "无权进行此操作", "You have no right to do this", operation)
                                .asException());
    }

    JsonObject write(Proposal proposal) {
        return proposal.json().put("state", proposal.state(now())).put("preview", new JsonObject(proposal.preview()));
    }

    /** With what is sealed opened: for people of the organisation. */
    JsonObject writeOpened(Proposal proposal) {
        JsonObject json = write(proposal);
        if (isSealed(proposal.operation())) {
            json.remove("bodyBase64");
            json.put("body", new String(opened(proposal), StandardCharsets.UTF_8));
        }
        return json;
    }

    Future<Proposal> find(String id) {
        return store.find(id)
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("proposal", id).asException()));
    }

    Future<List<Proposal>> page(
            String after, String organisation, String maker, boolean waiting, String reader, int limit) {
        return store.page(after, organisation, maker, waiting, now(), reader, limit);
    }

    /** Approves and does it; the answer of the operation is kept with it. */
    Future<Proposal> approve(String id, Caller approver) {
        return mayDecide(id, approver)
                .compose(proposal -> rulebook().map(rulebook -> {
                    if (!rulebook.equals(proposal.rulebook())) {
                        throw ApprovalProblem.RULES_CHANGED.asException();
                    }
                    return proposal;
                }))
                .compose(this::makerMayStill)
                .compose(proposal -> api.check(proposal.operation(), asPrepared(proposal))
                        .compose(fine -> decide(proposal, "APPROVED", approver, "")))
                .compose(decided -> find(id))
                .compose(this::execute);
    }

    Future<Proposal> reject(String id, Caller approver, String reason) {
        return mayDecide(id, approver)
                .compose(proposal -> decide(proposal, "REJECTED", approver, reason))
                .compose(done -> find(id));
    }

    Future<Proposal> withdraw(String id, Caller maker) {
        return find(id).map(this::open)
                .compose(proposal -> {
                    if (!proposal.maker().equals(maker.person())) {
                        throw ApprovalProblem.NOT_MAKER.asException();
                    }
                    return store.add(
                            id,
                            new Proposal.Decision(
                                    "WITHDRAWN",
                                    maker.person(),
                                    proposal.organisation(),
                                    proposal.role(),
                                    "",
                                    now(proposal)));
                })
                .recover(Proposals::sayIfDecided)
                .compose(done -> find(id));
    }

    /** What that person decided before the answer got lost, done if it was approved and not yet done; empty if they did not. */
    Future<Optional<Proposal>> goOn(String id, String kind, Caller by) {
        return store.find(id).compose(found -> {
            Optional<Proposal> theirs = found.filter(proposal -> proposal.decision()
                    .filter(made -> made.kind().equals(kind) && made.person().equals(by.person()))
                    .isPresent());
            boolean unfinished = kind.equals("APPROVED")
                    && theirs.filter(proposal -> proposal.outcome().isEmpty()).isPresent();
            return unfinished ? execute(theirs.get()).map(Optional::of) : Future.succeededFuture(theirs);
        });
    }

    private Proposal open(Proposal proposal) {
        if (proposal.decision().isPresent()) {
            throw ApprovalProblem.DECIDED.asException();
        }
        return proposal;
    }

    private Future<Proposal> mayDecide(String id, Caller approver) {
        return find(id).map(this::open).map(proposal -> {
            Role needed = Role.valueOf(proposal.role()).approver().orElseThrow();
            if (proposal.maker().equals(approver.person())) {
                throw ApprovalProblem.SAME_PERSON.asException();
            }
            if (!proposal.organisation().equals(approver.organisation()) || !approver.has(needed.name())) {
                throw ApprovalProblem.NOT_APPROVER.asException();
            }
            if (!now().isBefore(proposal.expiresAt())) {
                throw ApprovalProblem.EXPIRED.asException();
            }
            if (!MessageDigest.isEqual(proposal.digest(), digest(proposal))) {
                throw ApprovalProblem.CHANGED.asException();
            }
            return proposal;
        });
    }

    private static byte[] digest(Proposal proposal) {
        return ProposalDigest.of(proposal.operation(), proposal.path(), proposal.query(), proposal.body());
    }

    /** Who was moved or left since cannot commit the organisation any more. */
    private Future<Proposal> makerMayStill(Proposal proposal) {
        return people.byId(proposal.maker()).map(found -> {
            boolean may = found.filter(person -> person.active()
                            && person.organisation().equals(proposal.organisation())
                            && person.roles().contains(Role.valueOf(proposal.role())))
                    .isPresent();
            if (!may) {
                throw ApprovalProblem.NOT_MAKER.asException();
            }
            return proposal;
        });
    }

    private Future<Void> decide(Proposal proposal, String kind, Caller by, String reason) {
        String role = Role.valueOf(proposal.role()).approver().orElseThrow().name();
        return store.add(
                        proposal.id(),
                        new Proposal.Decision(kind, by.person(), by.organisation(), role, reason, now(proposal)))
                .recover(Proposals::sayIfDecided);
    }

    private static <T> Future<T> sayIfDecided(Throwable failure) {
        return Future.failedFuture(isTaken(failure) ? ApprovalProblem.DECIDED.asException() : failure);
    }

    private static Caller maker(Proposal proposal) {
        boolean bound = Role.valueOf(proposal.role()) == Role.COUNTY_TRADER;
        return new Caller(
                proposal.maker(), proposal.maker(), proposal.organisation(), Set.of(proposal.role()), bound, "");
    }

    private ApiRequest asPrepared(Proposal proposal) {
        return ApiRequest.prepared(
                parameters(proposal.path()), parameters(proposal.query()), opened(proposal), maker(proposal));
    }

    /** Does what was approved. After a crash it is done again: its operation changes nothing the second time. */
    private Future<Proposal> execute(Proposal proposal) {
        ApiRequest approved = ApiRequest.approved(
                parameters(proposal.path()),
                parameters(proposal.query()),
                opened(proposal),
                maker(proposal),
                new Signatures(proposal.maker(), proposal.approver().orElseThrow()));
        return api.execute(proposal.operation(), approved)
                .map(answer -> new Proposal.Outcome(
                        answer.status(),
                        isSealed(proposal.operation()) ? "{}" : answer.body().toString(),
                        now()))
                .recover(failure -> failure instanceof ProblemException known
                                && known.problem().status() < 500
                        ? Future.succeededFuture(new Proposal.Outcome(
                                known.problem().status(),
                                known.problem().plain().encode(),
                                now()))
                        : Future.failedFuture(failure))
                .compose(outcome -> store.add(proposal.id(), outcome))
                .compose(done -> find(proposal.id()));
    }

    /**
     * Goes on with what was approved before the last stop: call it once after a start. One that cannot be done keeps none of the others
     * from being done; it is said, and tried again the next time.
     *
     * @return how many were done
     */
    public Future<Integer> resume() {
        return store.unfinished().compose(proposals -> {
            Future<Integer> chain = Future.succeededFuture(0);
            for (Proposal proposal : proposals) {
                chain = chain.compose(done -> execute(proposal).map(done + 1).recover(failure -> {
                    LOG.warning("event=approved-act-waits proposal=" + proposal.id() + " operation="
                            + proposal.operation() + " cause=" + failure);
                    return Future.succeededFuture(done);
                }));
            }
            return chain;
        });
    }
}
