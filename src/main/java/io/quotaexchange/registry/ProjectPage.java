package io.quotaexchange.registry;

import java.util.List;
import java.util.Optional;

/** @param nextAfter the id after which the next page begins; empty on the last one */
public record ProjectPage(List<ProjectRecord> items, Optional<String> nextAfter) {
    public ProjectPage {
        items = List.copyOf(items);
    }
}
