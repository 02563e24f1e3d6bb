/**
 * Any bytes at all, to the two readers of the engine: each build runs the samples and the inputs kept under
 * {@code src/test/resources}; the profile {@code fuzz} lets Jazzer look for new ones, guided by coverage.
 */
package io.quotaexchange.matching.fuzz;
