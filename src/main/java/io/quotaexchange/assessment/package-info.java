/**
 * The yearly assessment: what each county was to bring, brought, traded, used up and holds, summed up for the province. Read off the
 * ledger and the registry, kept nowhere: the same day gives the same table again. Clause: M13-07.4, Z10-12.3.
 */
package io.quotaexchange.assessment;
