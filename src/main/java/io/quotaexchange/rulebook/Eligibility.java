package io.quotaexchange.rulebook;

import java.util.Optional;

/**
 * Who may sell and who may buy; each demand may be switched off.
 *
 * @param taskMet a seller has met its annual task. Clause: Z10-08.3
 * @param ownProjectsBalanced a seller's own projects are balanced. Clause: Z10-08.3
 * @param notSuspended neither side is suspended. Clause: M13-07.5
 * @param shortageDeclared a buyer has declared that it cannot balance at home. Clause: M13-05.2
 * @param keyProjectCertified a request names a construction project that is certified as a key project; empty where the document says
 *     nothing: then it may name none. Clause: M13-05.4
 */
public record Eligibility(
        Ruling<Boolean> taskMet,
        Ruling<Boolean> ownProjectsBalanced,
        Ruling<Boolean> notSuspended,
        Ruling<Boolean> shortageDeclared,
        Optional<Ruling<Boolean>> keyProjectCertified) {}
