package io.quotaexchange.round.live;

import io.quotaexchange.matching.ascending.AscendingCase;
import io.quotaexchange.matching.ascending.AscendingResult;
import io.quotaexchange.matching.ascending.Seed;
import io.quotaexchange.matching.casefile.CaseFile;
import io.quotaexchange.matching.casefile.MalformedCaseException;
import io.quotaexchange.matching.casefile.ResultFile;
import io.quotaexchange.matching.check.Check;
import io.quotaexchange.matching.clearing.Engine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** The engine's case of a lot that has ended, and its result, both also as the files an auditor gets. Pure. */
record LotCase(AscendingCase given, AscendingResult result, String caseText, String resultText) {

    /** @return empty if the key does not open what was sealed for the lot */
    static Optional<LotCase> of(LotState state, LotKey key) {
        Lot lot = state.lot();
        Optional<Seed> seed = LotSecrets.seed(key, lot);
        OptionalLong reserve = reserve(state, key);
        if (seed.isEmpty() || state.reserve().isPresent() && reserve.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(clear(new AscendingCase(
                lot.terms(state.announcedClose(), reserve, state.pairings()),
                seed.get(),
                state.bids(),
                state.matches())));
    }

    static OptionalLong reserve(LotState state, LotKey key) {
        return state.reserve()
                .map(set -> LotSecrets.price(key, set.lot(), set.id(), set.county(), set.sealed()))
                .orElse(OptionalLong.empty());
    }

    /** The case is read back from its file before it is cleared, so that what was cleared is what is kept. */
    private static LotCase clear(AscendingCase given) {
        byte[] caseBytes = CaseFile.write(given);
        try {
            AscendingCase kept = (AscendingCase) CaseFile.read(caseBytes);
            AscendingResult result = (AscendingResult) Engine.clear(kept);
            Check.check(kept, result).ifPresent(finding -> {
                throw new IllegalStateException("the checker does not confirm lot "
                        + given.terms().lot().id() + ": " + finding);
            });
            return new LotCase(
                    kept,
                    result,
                    new String(caseBytes, StandardCharsets.UTF_8),
                    new String(ResultFile.write(result, kept), StandardCharsets.UTF_8));
        } catch (MalformedCaseException e) {
            throw new IllegalStateException("the lot made a case the engine does not read: " + e.line(), e);
        }
    }
}
