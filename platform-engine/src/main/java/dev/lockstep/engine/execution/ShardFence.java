package dev.lockstep.engine.execution;

import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.lease.LeaseKey;

/**
 * What an engine shows to prove that the tenant's shard is still its own; checked inside every begin statement.
 *
 * @param shard the lease
 * @param owner this process
 * @param fence as it was granted
 */
public record ShardFence(LeaseKey shard, String owner, FencingToken fence) {}
