package dev.lockstep.api.stream;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client may say. */
sealed interface ClientMessage {
    /** Who it is; exactly one of the two. */
    record Authenticate(@Nullable String ticket, @Nullable String token) implements ClientMessage {}

    /**
     * Begin topics.
     *
     * @param topics which
     * @param from the last sequence seen; null to begin with snapshots
     */
    record Subscribe(Set<Topic> topics, @Nullable Long from) implements ClientMessage {}

    /** End topics. */
    record Unsubscribe(Set<Topic> topics) implements ClientMessage {}
}
