package io.quotaexchange.oversight;

import io.quotaexchange.act.Act;
import io.quotaexchange.act.ActKind;
import io.quotaexchange.agreement.Agreement;
import io.quotaexchange.agreement.AgreementAnswer;
import io.quotaexchange.construction.ConstructionProject;
import io.quotaexchange.construction.FeePayment;
import io.quotaexchange.construction.KeyProjectDecision;
import io.quotaexchange.pool.PoolCancellation;
import io.quotaexchange.pool.PoolDraw;
import io.quotaexchange.pool.PoolStep;
import io.quotaexchange.pool.PoolSubsidy;
import io.quotaexchange.reserve.OpeningBalance;
import io.quotaexchange.reserve.Succession;
import io.quotaexchange.reserve.UnitAct;
import io.quotaexchange.settlement.AwardDefault;
import io.quotaexchange.settlement.PaymentNotice;
import io.quotaexchange.settlement.money.MoneyAct;
import io.quotaexchange.settlement.money.Support;
import io.quotaexchange.writeoff.Commitment;
import io.quotaexchange.writeoff.OverdueCommitment;
import io.quotaexchange.writeoff.WriteOff;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Reads the document of an act of any kind. */
final class ActReader {
    private ActReader() {}

    /** @throws RuntimeException if it is not the document of an act */
    static Act read(JsonObject document) {
        ActKind kind = Optional.ofNullable(document.getString("kind"))
                .flatMap(ActKind::of)
                .orElseThrow(() -> new IllegalArgumentException("no such kind of act"));
        return switch (kind) {
            case FREEZE, THAW, DEDUCT -> UnitAct.read(document);
            case OPENING -> OpeningBalance.read(document);
            case DEPOSIT_HOLD, DEPOSIT_RELEASE, DEPOSIT_FORFEIT, PAY_IN, PAY_OUT, SPEND -> MoneyAct.read(document);
            case SUPPORT -> Support.read(document);
            case PAYMENT_NOTICE -> PaymentNotice.read(document);
            case DEFAULT -> AwardDefault.read(document);
            case SUCCESSION -> Succession.read(document);
            case CONSTRUCTION -> ConstructionProject.read(document);
            case KEY_PROJECT, KEY_PROJECT_END -> KeyProjectDecision.read(document);
            case FEE_PAYMENT -> FeePayment.read(document);
            case WRITE_OFF, FULFIL -> WriteOff.read(document);
            case COMMIT -> Commitment.read(document);
            case POOL_AWARD -> PoolDraw.read(document);
            case POOL_PAY, POOL_DELIVER -> PoolStep.read(document);
            case POOL_CANCEL -> PoolCancellation.read(document);
            case POOL_SUBSIDY -> PoolSubsidy.read(document);
            case OVERDUE -> OverdueCommitment.read(document);
            case AGREEMENT_OFFER -> Agreement.read(document);
            case AGREEMENT_ACCEPT, AGREEMENT_END -> AgreementAnswer.read(document);
            default -> throw new IllegalArgumentException("acts of kind " + kind.text() + " are not made yet");
        };
    }
}
