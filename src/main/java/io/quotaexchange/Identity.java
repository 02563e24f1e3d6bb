package io.quotaexchange;

import io.quotaexchange.approval.ProposalRoutes;
import io.quotaexchange.approval.Proposals;
import io.quotaexchange.identity.AccessLog;
import io.quotaexchange.identity.IdentityAccess;
import io.quotaexchange.identity.OidcRoutes;
import io.quotaexchange.identity.OrganisationKind;
import io.quotaexchange.identity.Passwords;
import io.quotaexchange.identity.People;
import io.quotaexchange.identity.PeopleRoutes;
import io.quotaexchange.identity.Person;
import io.quotaexchange.identity.RightsTable;
import io.quotaexchange.identity.Role;
import io.quotaexchange.identity.SealingKey;
import io.quotaexchange.identity.SessionRoutes;
import io.quotaexchange.identity.SignIns;
import io.quotaexchange.platform.http.Api;
import io.quotaexchange.quantity.Money;
import io.quotaexchange.rulebook.Rulebooks;
import io.quotaexchange.rulebook.TrustedAct;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** People, sign-ins, rights and four eyes put together for one server. */
record Identity(
        Settings settings,
        Clock clock,
        People people,
        AccessLog log,
        SignIns signIns,
        RightsTable rights,
        IdentityAccess access,
        SealingKey key,
        JsonArray demoAccounts) {
    /** Of every account of a demonstration, and of nothing else. */
    static final String DEMO_PASSWORD = "Demo-exchange-1";

    private static final List<String> DEMO_COUNTIES = List.of("331126", "330421", "330281");

    static Identity of(Vertx vertx, Pool pool, Clock clock, Settings settings) {
        People people = new People(pool, clock);
        AccessLog log = new AccessLog(pool, clock);
        SealingKey key = SealingKey.in(settings.keys());
        SignIns signIns = new SignIns(vertx, pool, clock, people, log, key, settings.secondFactor());
        RightsTable rights = RightsTable.shipped(settings.publicReading());
        return new Identity(
                settings,
                clock,
                people,
                log,
                signIns,
                rights,
                new IdentityAccess(rights, signIns, log, settings.addresses()),
                key,
                new JsonArray());
    }

    /** Adds the operations of identity and approval. */
    Proposals addTo(Vertx vertx, Api api, Pool pool, Rulebooks rulebooks) {
        Proposals proposals = new Proposals(
                pool,
                api,
                rights::of,
                people,
                day -> rulebooks.inForce(day).map(found -> found.map(book -> book.id() + " " + book.digest())),
                (operation, body, day) -> rulebooks
                        .inForce(day)
                        .map(found -> found.flatMap(book -> TrustedAct.limit(book, operation, body))
                                .map(Money::yuan)),
                key,
                clock);
        SessionRoutes sessions = new SessionRoutes(
                signIns, settings.secureCookies(), demoAccounts, settings.oidc().isPresent());
        sessions.addTo(api);
        new OidcRoutes(
                        vertx,
                        pool,
                        settings.oidc(),
                        signIns,
                        people,
                        log,
                        sessions,
                        key,
                        clock,
                        settings.secureCookies())
                .addTo(api);
        new PeopleRoutes(people, signIns, log, clock).addTo(api);
        new ProposalRoutes(proposals).addTo(api);
        return proposals;
    }

    /** People of a demonstration: two of some counties, of the province, an auditor, the three administrations. */
    void addDemoAccounts(Console console) throws Exception {
        List<Person> accounts = new ArrayList<>();
        for (String county : DEMO_COUNTIES) {
            accounts.add(account(county + "-trader", county + " 经办", county, Role.COUNTY_TRADER));
            accounts.add(account(county + "-approver", county + " 审核", county, Role.COUNTY_APPROVER));
        }
        accounts.add(account("province", "省级管理员", Exchange.PROVINCE, Role.PROVINCIAL_ADMINISTRATOR));
        accounts.add(account("province-approver", "省级复核", Exchange.PROVINCE, Role.PROVINCIAL_APPROVER));
        accounts.add(account("auditor", "结算审计", OrganisationKind.AUDIT, Role.SETTLEMENT_AUDITOR));
        accounts.add(account("security", "安全管理员", Exchange.PROVINCE, Role.SECURITY_ADMINISTRATOR));
        accounts.add(account("system", "系统管理员", Exchange.PROVINCE, Role.SYSTEM_ADMINISTRATOR));
        accounts.add(account("audit", "审计管理员", Exchange.PROVINCE, Role.AUDIT_ADMINISTRATOR));
        String hash = Passwords.hash(DEMO_PASSWORD);
        for (Person account : accounts) {
            await(people.byId(account.id())
                    .compose(found ->
                            found.isPresent() ? Future.succeededFuture() : people.add(account, hash, false, "demo")));
            demoAccounts.add(new JsonObject()
                    .put("login", account.login())
                    .put("password", DEMO_PASSWORD)
                    .put("displayName", account.displayName())
                    .put("organisation", account.organisation())
                    .put(
                            "roles",
                            new JsonArray(
                                    account.roles().stream().map(Role::name).toList())));
        }
        console.say("Demo: sign in as "
                + String.join(", ", accounts.stream().map(Person::login).toList()) + "; password of each: "
                + DEMO_PASSWORD);
    }

    /** The password of a demonstration's accounts is known to everybody: outside of one they are closed. */
    void closeDemoAccounts(Console console) throws Exception {
        for (Person person : await(people.activeOf("demo"))) {
            await(people.change(
                    new Person(
                            person.id(),
                            person.login(),
                            person.version() + 1,
                            person.displayName(),
                            person.organisation(),
                            person.roles(),
                            false,
                            Instant.now(clock)),
                    "serve"));
            console.say("The demonstration's account " + person.login() + " is closed");
        }
    }

    private Person account(String login, String name, String organisation, Role role) {
        return new Person(PeopleRoutes.id(login), login, 1, name, organisation, Set.of(role), true, Instant.now(clock));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}
