package io.quotaexchange.oversight;

import io.quotaexchange.checkpoint.KeyChain;
import io.quotaexchange.round.Award;
import io.quotaexchange.settlement.AwardSteps;
import io.quotaexchange.settlement.Confirmation;
import io.quotaexchange.settlement.Step;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the exchange's seal on every deal that both counties confirmed. */
final class ConfirmationCheck {
    private static final String FILE = ArchiveFile.CONFIRMATIONS.fileName();

    private final Map<String, Award> awards;
    private final AwardStepCheck steps;
    private final KeyChain keys;
    private final Set<String> sealed = new HashSet<>();

    ConfirmationCheck(Map<String, Award> awards, AwardStepCheck steps, KeyChain keys) {
        this.awards = awards;
        this.steps = steps;
        this.keys = keys;
    }

    void confirmation(long number, String line) {
        Confirmation confirmation =
                JsonLine.read(ArchiveFile.CONFIRMATIONS, number, line, Confirmation::read, Confirmation::json);
        Award award = awards.get(confirmation.award());
        Optional<AwardSteps.Taken> seller = steps.step(confirmation.award(), Step.SELLER_CONFIRMED);
        Optional<AwardSteps.Taken> buyer = steps.step(confirmation.award(), Step.BUYER_CONFIRMED);
        if (award == null || seller.isEmpty() || buyer.isEmpty()) {
            throw wrong(number, confirmation, "was not confirmed by both");
        }
        if (!confirmation.seal().holds(Confirmation.text(award, seller.get(), buyer.get()), keys)) {
            throw wrong(number, confirmation, "is not sealed by the key that was in force");
        }
        if (!sealed.add(confirmation.award())) {
            throw wrong(number, confirmation, "is sealed twice");
        }
    }

    int confirmations() {
        return sealed.size();
    }

    private static InvalidArchiveException wrong(long number, Confirmation confirmation, String what) {
        return new InvalidArchiveException(FILE, number, "award " + confirmation.award() + " " + what);
    }
}
