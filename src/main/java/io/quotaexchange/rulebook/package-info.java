/**
 * Policy as data: versioned documents whose every value carries the clause it comes from.
 *
 * <p>Main types: {@link io.quotaexchange.rulebook.Rulebook}, read strictly by {@link io.quotaexchange.rulebook.RulebookDocument},
 * kept by {@link io.quotaexchange.rulebook.Rulebooks}; and {@link io.quotaexchange.rulebook.ClauseCatalogue}. The enums here are
 * what a rulebook can speak about. Must not know projects or rounds.
 */
package io.quotaexchange.rulebook;
