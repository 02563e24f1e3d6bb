package io.quotaexchange.rulebook;

import io.quotaexchange.quantity.UnitPrice;
import java.util.List;

/**
 * What construction projects owe and may do.
 *
 * @param commitmentKinds kinds that may commit instead of writing off at once. Clause: Z10-10.3
 * @param poolUses kinds that may draw from the provincial pool. Clause: Z10-07.3
 * @param poolSubsidy paid to a county for each mu that the pool took, fen per mu. Clause: Z10-07.4
 * @param approvals what a project on protected farmland must have in hand. Clause: Z10-04.2
 * @param feeRates reclamation fee by land and grade; every grade stands in one row. Clause: M13-06.1
 * @param basicFarmlandFactor times the highest rate on permanent basic farmland. Clause: Z10-04.3
 * @param demonstrationZoneFactor times the highest rate in a demonstration zone. Clause: Z10-04.3
 */
public record Construction(
        List<Ruling<ConstructionKind>> commitmentKinds,
        List<Ruling<ConstructionKind>> poolUses,
        Ruling<UnitPrice> poolSubsidy,
        List<ZoneApprovals> approvals,
        List<FeeRate> feeRates,
        Ruling<Integer> basicFarmlandFactor,
        Ruling<Integer> demonstrationZoneFactor) {

    /**
     * @param bestGrade first grade of the row, {@code worstGrade} the last, both included
     * @param paddy fen per mu of paddy, {@code other} of irrigated and dry land
     */
    public record FeeRate(int bestGrade, int worstGrade, Ruling<UnitPrice> paddy, Ruling<UnitPrice> other) {}

    /** What must be in hand before land of a zone is taken. Clause: Z10-04.2. */
    public record ZoneApprovals(FarmlandZone zone, Ruling<List<Approval>> needed) {}

    public Construction {
        approvals = List.copyOf(approvals);
        commitmentKinds = List.copyOf(commitmentKinds);
        poolUses = List.copyOf(poolUses);
        feeRates = List.copyOf(feeRates);
    }

    public boolean mayCommit(ConstructionKind kind) {
        return commitmentKinds.stream().anyMatch(ruling -> ruling.value() == kind);
    }

    public boolean mayDraw(ConstructionKind kind) {
        return poolUses.stream().anyMatch(ruling -> ruling.value() == kind);
    }

    /** Fen per mu. @throws java.util.NoSuchElementException if no row has the grade */
    public long rate(LandClass land, int grade) {
        FeeRate row = feeRates.stream()
                .filter(rate -> rate.bestGrade() <= grade && grade <= rate.worstGrade())
                .findFirst()
                .orElseThrow();
        return (land == LandClass.PADDY ? row.paddy() : row.other()).value().fen();
    }

    /** The highest rate of the table, fen per mu. */
    public long highestRate() {
        return feeRates.stream()
                .mapToLong(row ->
                        Math.max(row.paddy().value().fen(), row.other().value().fen()))
                .max()
                .orElse(0);
    }
}
