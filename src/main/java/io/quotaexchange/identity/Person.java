package io.quotaexchange.identity;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody, as they stand now.
 *
 * @param id for example {@code usr_331126-trader}
 * @param login name to sign in with
 * @param version number of the appointment that counts
 * @param active whether they may sign in
 */
public record Person(
        String id,
        String login,
        int version,
        String displayName,
        String organisation,
        Set<Role> roles,
        boolean active,
        Instant since) {
    public Person {
        roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** Roles that one person must not hold together: who prepares and who approves, business and the three administrations. */
    public static List<String> faults(String organisation, Set<Role> roles) {
        List<String> faults = new java.util.ArrayList<>();
        OrganisationKind kind = OrganisationKind.of(organisation);
        roles.stream()
                .filter(role -> role.organisation() != kind)
                .forEach(role -> faults.add(role + " is no role of organisation " + organisation));
        roles.stream()
                .filter(role -> role.approver().filter(roles::contains).isPresent())
                .forEach(role -> faults.add(role + " and the role that approves it are never one person's"));
        long administrations = roles.stream().filter(role -> !role.isBusiness()).count();
        if (administrations > 1) {
            faults.add("security, system and audit administration are three people's (三员分立)");
        }
        if (administrations > 0 && administrations < roles.size()) {
            faults.add("administration of the system and business are never one person's");
        }
        return faults;
    }
}
