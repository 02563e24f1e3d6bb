/**
 * Projects from a CSV file: every good one, and every bad row with its line and what is wrong with it.
 *
 * <p>Main type: {@link io.quotaexchange.registry.imports.ProjectCsv}. Reads and writes; decides nothing and stores nothing.
 */
package io.quotaexchange.registry.imports;
