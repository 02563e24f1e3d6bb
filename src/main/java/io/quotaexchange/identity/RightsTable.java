package io.quotaexchange.identity;

import io.quotaexchange.platform.http.Right;
import io.quotaexchange.platform.http.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What each operation of the contract asks of its caller, read from {@code rights.yaml}: one line an operation, <code>who
 * [four-eyes [sealed]] [scope]</code>.
 */
public final class RightsTable {
    private static final String RESOURCE = "/rights.yaml";
    private static final Set<Role> READERS = EnumSet.of(
            Role.COUNTY_TRADER,
            Role.COUNTY_APPROVER,
            Role.PROVINCIAL_ADMINISTRATOR,
            Role.PROVINCIAL_APPROVER,
            Role.SETTLEMENT_AUDITOR);
    private static final Map<String, Role> NAMES = Map.of(
            "county", Role.COUNTY_TRADER,
            "county-approver", Role.COUNTY_APPROVER,
            "province", Role.PROVINCIAL_ADMINISTRATOR,
            "province-approver", Role.PROVINCIAL_APPROVER,
            "auditor", Role.SETTLEMENT_AUDITOR,
            "security", Role.SECURITY_ADMINISTRATOR,
            "system", Role.SYSTEM_ADMINISTRATOR,
            "audit", Role.AUDIT_ADMINISTRATOR);

    private final Map<String, Right> rights;

    private RightsTable(Map<String, Right> rights) {
        this.rights = rights;
    }

    /** @param publicReading whether what people of the business may read is open to everybody */
    public static RightsTable shipped(boolean publicReading) {
        try (InputStream in = RightsTable.class.getResourceAsStream(RESOURCE)) {
            Map<String, String> lines = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return of(lines, publicReading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming the operation whose line cannot be read */
    static RightsTable of(Map<String, String> lines, boolean publicReading) {
        Map<String, Right> rights = new TreeMap<>();
        lines.forEach((operation, line) -> {
            try {
                rights.put(operation, right(line, publicReading));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("rights.yaml, " + operation + ": " + e.getMessage(), e);
            }
        });
        return new RightsTable(rights);
    }

    private static Right right(String line, boolean publicReading) {
        String[] words = line.trim().split(" +");
        boolean fourEyes = words.length > 1 && words[1].equals("four-eyes");
        boolean sealed = fourEyes && words.length > 2 && words[2].equals("sealed");
        int next = sealed ? 3 : fourEyes ? 2 : 1;
        Scope scope = words.length > next ? Scope.parse(words[next]) : Scope.NONE;
        if (words.length > next + 1) {
            throw new IllegalArgumentException("who [four-eyes [sealed]] [scope], not '" + line + "'");
        }
        switch (words[0]) {
            case "public":
                return new Right(true, false, Set.of(), fourEyes, sealed, scope);
            case "signing-in":
                return new Right(false, true, Set.of(), fourEyes, sealed, scope);
            case "signed-in":
                return new Right(false, false, Set.of(Stage.FULL.mark()), fourEyes, sealed, scope);
            case "read":
                return new Right(publicReading, false, names(READERS), fourEyes, sealed, scope);
            default:
                Set<Role> roles = roles(words[0]);
                boolean counties = roles.stream().anyMatch(role -> role.organisation() == OrganisationKind.COUNTY);
                if (counties && fourEyes && scope.equals(Scope.NONE)) {
                    throw new IllegalArgumentException(
                            "counties commit themselves only: say where the request names one");
                }
                if (fourEyes && roles.stream().anyMatch(role -> role.approver().isEmpty())) {
                    throw new IllegalArgumentException("nobody approves what one of these prepares: " + words[0]);
                }
                return new Right(false, false, names(roles), fourEyes, sealed, scope);
        }
    }

    private static Set<Role> roles(String names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(names.split(",")).forEach(name -> {
            Role role = NAMES.get(name);
            if (role == null) {
                throw new IllegalArgumentException("nobody is called '" + name + "'");
            }
            roles.add(role);
        });
        return roles;
    }

    private static Set<String> names(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws IllegalStateException if the table says nothing of the operation */
    public Right of(String operation) {
        Right right = rights.get(operation);
        if (right == null) {
            throw new IllegalStateException("rights.yaml says nothing of the operation " + operation);
        }
        return right;
    }

    /** Every operation that the table speaks of. */
    public Map<String, Right> all() {
        return Collections.unmodifiableMap(rights);
    }
}
