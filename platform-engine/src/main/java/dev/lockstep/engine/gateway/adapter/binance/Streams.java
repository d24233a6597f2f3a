package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.adapter.VenueSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Names and events of the public streams. */
final class Streams {
    private Streams() {}

    /** Stream names are the symbol in lower case, an at sign and what is wanted of it. */
    static URI address(VenueSettings settings, String symbol, String what) {
        String name = URLEncoder.encode(symbol.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
        return URI.create(settings.streamUrl().toString().replaceAll("/+$", "") + "/ws/" + name + "@" + what);
    }

    /** The event in a message; one that announces the venue's shutdown ends the connection at once. */
    static JsonNode event(String text) {
        JsonNode event = Json.parse(text);
        if (Json.textOrEmpty(event, "e").equals("serverShutdown")) {
            throw new StreamSocket.StreamEnded("the venue said serverShutdown");
        }
        return event;
    }
}
