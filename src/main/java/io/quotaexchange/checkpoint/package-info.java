/**
 * What the exchange signs about its journal: so many settlements, this head, this Merkle root, at this time, with this key.
 *
 * <p>Main types: {@link io.quotaexchange.checkpoint.Checkpoints} makes and keeps them; {@link io.quotaexchange.checkpoint.KeyChain}
 * and {@link io.quotaexchange.checkpoint.CheckpointChain} check them, {@link io.quotaexchange.checkpoint.Witness} remembers them for
 * an auditor; these three know no database. Knows the ledger's reading side, no other feature.
 */
package io.quotaexchange.checkpoint;
