package dev.lockstep.ui.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What we say to the stream. */
sealed interface Ask {
    @JsonProperty
    String op();

    /**
     * These too.
     *
     * @param from the last sequence seen; null where nothing was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Subscribe(
            String op, List<String> topics, @Nullable Long from) implements Ask {
        Subscribe(List<String> topics, @Nullable Long from) {
            this("subscribe", topics, from);
        }
    }

    /** These no longer. */
    record Unsubscribe(String op, List<String> topics) implements Ask {
        Unsubscribe(List<String> topics) {
            this("unsubscribe", topics);
        }
    }

    /** A newer token. */
    record Authenticate(String op, String token) implements Ask {
        Authenticate(String token) {
            this("authenticate", token);
        }
    }
}
