package dev.lockstep.engine.event;

import java.util.Optional;

/** Payloads as text, for the outbox and the wire: amounts as decimal strings, instants in ISO 8601. */
public interface EventCodec {
    /** The form of the payloads this code writes; raised when a reader of the old form would misunderstand the new. */
    int VERSION = 1;

    /** The payload's name in the wire contract. */
    default String type(PlatformEvent event) {
        return event.getClass().getSimpleName();
    }

    /** The payload as JSON. */
    String json(PlatformEvent event);

    /** The payload, or empty where this code does not know the type or cannot read the form: to be left alone. */
    Optional<PlatformEvent> event(String type, int version, String json);
}
