/**
 * The provincial pool (省统筹) beside the rounds: draws by key projects, their payment and delivery, and the subsidy to the counties
 * whose land the pool took.
 *
 * <p>Main types: {@link io.quotaexchange.pool.PoolRules} (pure), {@link io.quotaexchange.pool.PoolActs}. Must not know rounds.
 */
package io.quotaexchange.pool;
