/**
 * Why: for every order of a case what it asked and got, from whom, by which rule, who was ahead, and the smallest change that would
 * have changed that.
 *
 * <p>Main type: {@link io.quotaexchange.matching.explain.Explain}. A stated change was tried by clearing the changed case, or, for
 * what an order of a book did when it came, read off the book of that moment; {@link io.quotaexchange.matching.explain.ChangedCase}
 * lets anybody try it again. Must not know how a mechanism finds its result, only what the result says; nor files. Records of a lot
 * below its secret reserve tell the reserve to within an increment: show them only to those who may see the case.
 *
 * <p>Clause: M13-05.4, M13-05.5, M13-05.6, Z10-21.1.
 */
package io.quotaexchange.matching.explain;
