/**
 * Whether a filed project enters the reserves, and with how much of each indicator.
 *
 * <p>Main type: {@link io.quotaexchange.registry.intake.ProjectIntake}. Pure: what must be known of the world comes in as
 * {@link io.quotaexchange.registry.intake.IntakeFacts}. Must not know the database or the ledger's writer.
 */
package io.quotaexchange.registry.intake;
