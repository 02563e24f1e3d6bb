package io.quotaexchange.registry.project;

/** A plan that a project may stand on. Clause: M13-01.3. */
public enum Plan {
    /** 国土规划 */
    TERRITORIAL,
    /** 土地利用总体规划 */
    LAND_USE,
    /** 土地整治规划 */
    CONSOLIDATION
}
