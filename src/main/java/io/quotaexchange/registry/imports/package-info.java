/**
 * Projects from a file, CSV or XLSX: every good one, and every bad row with its line and what is wrong with it; and back.
 *
 * <p>Main types: {@link io.quotaexchange.registry.imports.ProjectFile} reads either kind,
 * {@link io.quotaexchange.registry.imports.ProjectCsv} and {@link io.quotaexchange.registry.imports.ProjectXlsx} write. Decides nothing and
 * stores nothing.
 */
package io.quotaexchange.registry.imports;
