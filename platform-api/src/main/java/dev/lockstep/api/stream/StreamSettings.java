package dev.lockstep.api.stream;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the stream takes at most, and its clockwork ({@code lockstep.api.stream.*}).
 *
 * @param origins from where browsers may come; clients that name no origin are no browsers
 * @param connections open at once, of all tenants
 * @param connectionsPerTenant of them, of one tenant
 * @param anonymous of them, not yet authenticated
 * @param authenticateWithin how long a client may take to say who it is
 * @param messagesPerSecond of one client
 * @param messageSize of one message from a client, in bytes
 * @param topics of one connection
 * @param queueMessages how many messages a client may be behind
 * @param queueCharacters how many characters a client may be behind
 * @param replay how many missed events are told again; more are a snapshot
 * @param ping how often a client is asked whether it is there; who is silent for three times as long is cut off
 * @param membership how often it is looked whether who listens is still a member of the tenant
 * @param grace how long a client that is closed may take to read why, before it is cut off
 * @param heartbeat how often a client is told that we are there
 * @param warning how long before the token ends the client is told
 * @param refresh how often state topics are computed, at most
 * @param poll how often stored events are looked for that the feed did not tell
 * @param ticketLife how long a ticket can be redeemed
 * @param ticketsPerTenant not yet redeemed at once
 */
@ConfigurationProperties("lockstep.api.stream")
record StreamSettings(
        @DefaultValue("http://localhost:8080") List<String> origins,
        @DefaultValue("1000") int connections,
        @DefaultValue("50") int connectionsPerTenant,
        @DefaultValue("100") int anonymous,
        @DefaultValue("5s") Duration authenticateWithin,
        @DefaultValue("20") int messagesPerSecond,
        @DefaultValue("65536") int messageSize,
        @DefaultValue("32") int topics,
        @DefaultValue("512") int queueMessages,
        @DefaultValue("1048576") long queueCharacters,
        @DefaultValue("5000") int replay,
        @DefaultValue("20s") Duration ping,
        @DefaultValue("20s") Duration membership,
        @DefaultValue("3s") Duration grace,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("60s") Duration warning,
        @DefaultValue("1s") Duration refresh,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("30s") Duration ticketLife,
        @DefaultValue("200") int ticketsPerTenant) {
    /** Browsers always name one. */
    boolean admits(@Nullable String origin) {
        return origin == null || origins.contains(origin);
    }
}
