package dev.lockstep.engine.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a feed in this process.
 *
 * @param connected whether everyone who listens here is in touch with the broker and has its share of the topic
 * @param lastMessage wall clock; null before the first message
 */
public record FeedState(boolean connected, @Nullable Instant lastMessage) {}
