package io.quotaexchange.registry;

import io.quotaexchange.ledger.Account;
import io.quotaexchange.ledger.AccountKind;
import io.quotaexchange.ledger.Fact;
import io.quotaexchange.ledger.LotIssue;
import io.quotaexchange.ledger.Settlement;
import io.quotaexchange.ledger.SettlementCode;
import io.quotaexchange.ledger.Transfer;
import io.quotaexchange.ledger.Unit;
import io.quotaexchange.platform.digest.Sm3;
import io.quotaexchange.quantity.IndicatorKind;
import io.quotaexchange.registry.intake.ProjectIntake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settlements of an accepted project: the same ones every time, so that posting them again changes nothing. */
public final class LotMinting {
    private LotMinting() {}

    /** Units come into being in the county's reserves, one lot an indicator. Clause: M13-03.2. */
    public static Settlement mint(ProjectRecord project) {
        List<LotIssue> lots = ProjectIntake.lots(project.filing(), project.indicators());
        List<Transfer> transfers = new ArrayList<>();
        for (LotIssue lot : lots) {
            Unit unit = Unit.of(lot.indicator());
            transfers.add(Transfer.of(
                            Account.system(AccountKind.MINTED, unit),
                            new Account(lot.county(), AccountKind.RESERVE, unit),
                            lot.amount())
                    .ofLot(lot.serial()));
        }
        return settlement(project, SettlementCode.MINT, ":mint", transfers, lots);
    }

    /** The province's share goes from the county's reserve to the pool; nothing where nothing is levied. Clause: Z10-07.2. */
    public static Optional<Settlement> levy(ProjectRecord project, String province) {
        List<Transfer> transfers = new ArrayList<>();
        for (LotIssue lot : ProjectIntake.lots(project.filing(), project.indicators())) {
            IndicatorKind indicator = lot.indicator();
            long amount = project.levy().get(indicator);
            if (amount > 0) {
                Unit unit = Unit.of(indicator);
                transfers.add(Transfer.of(
                                new Account(lot.county(), AccountKind.RESERVE, unit),
                                new Account(province, AccountKind.POOL, unit),
                                amount)
                        .ofLot(lot.serial()));
            }
        }
        return transfers.isEmpty()
                ? Optional.empty()
                : Optional.of(settlement(project, SettlementCode.LEVY, ":levy", transfers, List.of()));
    }

    private static Settlement settlement(
            ProjectRecord project, SettlementCode code, String key, List<Transfer> transfers, List<LotIssue> lots) {
        return new Settlement(
                code,
                project.id() + key,
                new Fact("project", project.id(), Sm3.digest(project.document())),
                project.maker(),
                Optional.of(project.approver()),
                transfers,
                lots);
    }
}
