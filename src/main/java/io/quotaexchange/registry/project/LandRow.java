package io.quotaexchange.registry.project;

import io.quotaexchange.rulebook.LandClass;

/**
 * One class of land of a project, before and after. Clause: M13-02.4.
 *
 * @param gradeBefore 1 to 15; 0 where the land was not farmland
 * @param after what acceptance found
 * @param gradeAfter 1 to 15
 * @param area m²
 * @param filedCapacity the capacity it gained in kg, as the county filed it
 */
public record LandRow(
        LandClass before, int gradeBefore, LandClass after, int gradeAfter, long area, long filedCapacity) {

    /** Farmland where there was none. */
    public boolean isNewLand() {
        return !before.isCultivated();
    }

    /** Paddy that was not paddy before. Clause: M13-03.3. */
    public boolean isNewPaddy() {
        return after == LandClass.PADDY && before != LandClass.PADDY;
    }
}
