package io.quotaexchange.settlement;

import io.quotaexchange.simulation.Wire;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of awards without a database. */
public final class SimulatedSteps {
    private final Map<String, List<AwardSteps.Taken>> steps = new HashMap<>();

    private final Map<String, Ending> endings = new HashMap<>();

    /** These tables as one process sees them. */
    public AwardStepStore as(Wire wire) {
        return new AwardStepStore() {
            @Override
            public Future<Void> take(AwardSteps.Taken step) {
                return wire.call("keeping a step", () -> {
                    commit(step);
                    return null;
                });
            }

            @Override
            public Future<List<AwardSteps.Taken>> ofAward(String award) {
                return wire.call("the steps of an award", () -> taken(award));
            }

            @Override
            public Future<Ending> claim(String award, Ending ending, Instant at) {
                return wire.call("claiming an ending", () -> {
                    endings.putIfAbsent(award, ending);
                    return endings.get(award);
                });
            }

            @Override
            public Future<Boolean> defaultUnpaid(String award, Instant at) {
                return wire.call("an ending without payment", () -> {
                    if (taken(award).stream().anyMatch(step -> step.step() == Step.PAID)) {
                        return false;
                    }
                    endings.put(award, Ending.DEFAULTED);
                    return true;
                });
            }

            @Override
            public Future<Optional<Ending>> ending(String award) {
                return wire.call("an ending", () -> Optional.ofNullable(endings.get(award)));
            }
        };
    }

    private void commit(AwardSteps.Taken step) {
        List<AwardSteps.Taken> known = steps.computeIfAbsent(step.award(), key -> new ArrayList<>());
        boolean again = known.stream().anyMatch(before -> before.step() == step.step());
        if (again) {
            return;
        }
        if (!known.stream()
                .map(AwardSteps.Taken::step)
                .toList()
                .containsAll(step.step().before())) {
            throw new AssertionError(step + " is recorded after " + known);
        }
        known.add(step);
    }

    /** What is recorded of an award. */
    public List<AwardSteps.Taken> taken(String award) {
        return List.copyOf(steps.getOrDefault(award, List.of()));
    }
}
