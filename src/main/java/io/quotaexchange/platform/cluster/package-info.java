/**
 * Several nodes as one exchange: membership and the event bus by Hazelcast, who may take what over, sealed messages between nodes.
 *
 * <p>Main type: {@link io.quotaexchange.platform.cluster.Cluster}. Nothing here decides what is true: PostgreSQL does, by epochs. Without
 * {@code --join} nothing of it is started.
 */
package io.quotaexchange.platform.cluster;
