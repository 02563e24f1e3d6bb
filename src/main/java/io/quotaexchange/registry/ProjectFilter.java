package io.quotaexchange.registry;

import java.util.Optional;

/** Which projects to list. */
public record ProjectFilter(Optional<String> county, Optional<ProjectRecord.Decision> decision) {
    public static final ProjectFilter ALL = new ProjectFilter(Optional.empty(), Optional.empty());
}
