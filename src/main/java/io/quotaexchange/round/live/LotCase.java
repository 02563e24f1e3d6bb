package io.quotaexchange.round.live;

import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.Seed;
import java.util.Optional;
import java.util.OptionalLong;

/** The engine's case of a lot that has ended. Pure. */
final class LotCase {
    private LotCase() {}

    /** @return empty if the key does not open what was sealed for the lot */
    static Optional<AscendingCase> of(LotState state, LotKey key) {
        Lot lot = state.lot();
        Optional<Seed> seed = LotSecrets.seed(key, lot);
        OptionalLong reserve = reserve(state, key);
        if (seed.isEmpty() || state.reserve().isPresent() && reserve.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AscendingCase(state.terms(reserve), seed.get(), state.bids(), state.matches()));
    }

    static OptionalLong reserve(LotState state, LotKey key) {
        return state.reserve()
                .map(set -> LotSecrets.price(key, set.lot(), set.id(), set.county(), set.sealed()))
                .orElse(OptionalLong.empty());
    }
}
