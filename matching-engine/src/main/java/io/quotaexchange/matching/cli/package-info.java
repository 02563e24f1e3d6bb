/**
 * The command line: {@code clear CASE.json}, {@code verify CASE.json RESULT.json} and {@code explain CASE.json}.
 *
 * <p>Main type: {@link io.quotaexchange.matching.cli.MatchingEngine}. Files in, standard output and exit codes out; decides
 * nothing itself. The only package of the engine that touches files.
 */
package io.quotaexchange.matching.cli;
