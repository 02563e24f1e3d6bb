package io.quotaexchange.platform.http;

import java.util.Optional;
import java.util.Set;

/**
 * What one operation asks of its caller.
 *
 * @param open whether anybody may, signed in or not
 * @param anyRole whether it is enough to be signed in
 * @param roles any of which suffices
 * @param fourEyes whether another person must approve it before it is done
 * @param sealed whether what is prepared may be read by the organisation only, before and after
 * @param scope where the request says whose business it is
 */
public record Right(boolean open, boolean anyRole, Set<String> roles, boolean fourEyes, boolean sealed, Scope scope) {
    public Right {
        roles = Set.copyOf(roles);
        if (fourEyes && (open || anyRole)) {
            throw new IllegalArgumentException("who prepares must have a role");
        }
        if (sealed && !fourEyes) {
            throw new IllegalArgumentException("only what is prepared is sealed");
        }
    }

    /** Why this caller may not, whatever the request says. */
    public Optional<Problem> refusal(Caller caller) {
        if (open) {
            return Optional.empty();
        }
        if (!caller.isSignedIn()) {
            return Optional.of(signInFirst());
        }
        return anyRole || roles.stream().anyMatch(caller::has)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        403,
                        "not-permitted",
                        "无权进行此操作",
                        "You have no right to do this",
                        "one of these roles is needed: "
                                + String.join(", ", roles.stream().sorted().toList())));
    }

    /** Why the caller may not do it to that organisation. */
    Optional<Problem> refusal(ApiRequest request) {
        return isOtherOrganisation(request) ? Optional.of(otherOrganisation(scope.name())) : Optional.empty();
    }

    /** Whether the request says itself that it is about another organisation than the one its caller is bound to. */
    public boolean isOtherOrganisation(ApiRequest request) {
        boolean named = scope.place() != Scope.Place.NONE && scope.place() != Scope.Place.OWN;
        Caller caller = request.caller();
        return named && caller.isSignedIn() && !caller.actsFor(scope.of(request));
    }

    static Problem otherOrganisation(String field) {
        return new Problem(
                403,
                "other-organisation",
                "不能代其他单位操作",
                "You act for your own organisation only",
                "the request is about another organisation",
                "",
                java.util.List.of(new Problem.Field(field, "is of another organisation", "name your own")));
    }

    static Problem signInFirst() {
        return Problem.of(401, "sign-in-required", "请先登录", "Sign in first", "sign in, then send the request again");
    }
}
