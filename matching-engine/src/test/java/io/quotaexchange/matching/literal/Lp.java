package io.quotaexchange.matching.literal;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.List;

/** A linear programme of small whole numbers that is optimised again and again, each optimum then kept as an equation. */
public final class Lp {
    static {
        Loader.loadNativeLibraries();
    }

    private final MPSolver solver = MPSolver.createSolver("GLOP");

    public MPVariable amount() {
        return solver.makeNumVar(0, MPSolver.infinity(), "");
    }

    /** Keeps the sum of {@code terms} between two bounds. */
    public void keep(List<MPVariable> terms, double lowest, double highest) {
        MPConstraint row = solver.makeConstraint(lowest, highest);
        terms.forEach(term -> row.setCoefficient(term, 1));
    }

    /** Keeps the sum of {@code terms} at least {@code factor} times another amount. */
    public void keepAtLeast(List<MPVariable> terms, double factor, MPVariable other) {
        MPConstraint row = solver.makeConstraint(0, MPSolver.infinity());
        terms.forEach(term -> row.setCoefficient(term, 1));
        row.setCoefficient(other, -factor);
    }

    /** The greatest sum of {@code terms}, whatever number it is. */
    public double greatestShare(List<MPVariable> terms) {
        MPObjective objective = solver.objective();
        objective.clear();
        terms.forEach(term -> objective.setCoefficient(term, 1));
        objective.setMaximization();
        MPSolver.ResultStatus status = solver.solve();
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            throw new IllegalStateException("solver says " + status);
        }
        return objective.value();
    }

    public boolean feasible() {
        solver.objective().clear();
        return solver.solve() == MPSolver.ResultStatus.OPTIMAL;
    }

    /** The greatest sum of {@code terms}, a whole number. */
    public long greatest(List<MPVariable> terms) {
        MPObjective objective = solver.objective();
        objective.clear();
        terms.forEach(term -> objective.setCoefficient(term, 1));
        objective.setMaximization();
        MPSolver.ResultStatus status = solver.solve();
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            throw new IllegalStateException("solver says " + status);
        }
        long rounded = Math.round(objective.value());
        if (Math.abs(objective.value() - rounded) > 1e-4) {
            throw new IllegalStateException("not a whole number: " + objective.value());
        }
        return rounded;
    }

    /** Finds the greatest sum and keeps it from here on. */
    public long maximise(List<MPVariable> terms) {
        long most = greatest(terms);
        keep(terms, most, most);
        return most;
    }

    public void close() {
        solver.delete();
    }
}
