package io.quotaexchange;

import io.quotaexchange.identity.AccessLog;
import io.quotaexchange.identity.Passwords;
import io.quotaexchange.identity.People;
import io.quotaexchange.identity.PeopleRoutes;
import io.quotaexchange.identity.Person;
import io.quotaexchange.identity.Role;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** People, from the command line of the server's machine: how the first security administrator comes to be. */
@Command(
        name = "user",
        description = "People who may sign in",
        mixinStandardHelpOptions = true,
        subcommands = {UserCommand.Add.class})
final class UserCommand {
    @Command(
            name = "add",
            description = "Add somebody; the password is asked for, or read from standard input, and must be changed at"
                    + " the first sign-in",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin
        private ExchangeDatabase exchange;

        @Option(names = "--login", required = true, description = "2 to 36 of a-z, 0-9, dot, _ and -")
        private String login;

        @Option(names = "--name", required = true, description = "name as screens show it")
        private String name;

        @Option(
                names = "--organisation",
                defaultValue = Exchange.PROVINCE,
                description = "code of a county or the province, or audit (${DEFAULT-VALUE})")
        private String organisation;

        @Option(names = "--role", required = true, split = ",", description = "of ${COMPLETION-CANDIDATES}")
        private List<Role> roles;

        @Override
        public Integer call() throws Exception {
            List<String> faults = Person.faults(organisation, Set.copyOf(roles));
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("--role: " + String.join("; ", faults));
            }
            Person person = new Person(
                    PeopleRoutes.id(login), login, 1, name, organisation, Set.copyOf(roles), true, Instant.now());
            String password = password();
            List<String> weak = Passwords.faults(password, login);
            if (!weak.isEmpty()) {
                throw new IllegalArgumentException("the password " + String.join("; it ", weak));
            }
            return exchange.use(logins -> CheckpointCommand.asApplication(logins, (vertx, pool) -> {
                Clock clock = Clock.systemUTC();
                ExportCommand.await(new People(pool, clock).add(person, Passwords.hash(password), true, "console"));
                ExportCommand.await(
                        new AccessLog(pool, clock).note("PERSON_ADDED", person.id(), "console", "", roles.toString()));
                System.out.println(person.id() + " may sign in as " + login);
            }));
        }

        /** Typed unseen where there is a terminal, a line of standard input otherwise. */
        private static String password() throws java.io.IOException {
            if (System.console() != null) {
                return new String(System.console().readPassword("Password: "));
            }
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new IllegalArgumentException("no password on standard input");
            }
            return line;
        }
    }
}
