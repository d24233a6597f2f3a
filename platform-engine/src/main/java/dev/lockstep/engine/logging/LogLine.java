package dev.lockstep.engine.logging;

import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log: {@code EVENT key=value … tenant= profile= correlation_id=}, keys in the order they were given.
 *
 * @param event what happened
 * @param tenant whose; null for what concerns the installation
 * @param profile of which profile; null for what concerns the whole tenant
 * @param correlationId the decision it belongs to; null outside one
 * @param fields names and values; never a secret
 */
public record LogLine(
        LogEvent event,
        @Nullable TenantId tenant,
        @Nullable ProfileId profile,
        @Nullable CorrelationId correlationId,
        SequencedMap<String, String> fields) {

    public static LogLine of(LogEvent event) {
        return new LogLine(event, null, null, null, new LinkedHashMap<>());
    }

    public LogLine of(TenantId whose) {
        return new LogLine(event, whose, profile, correlationId, fields);
    }

    public LogLine of(TenantId whose, ProfileId which, CorrelationId decision) {
        return new LogLine(event, whose, which, decision, fields);
    }

    /** The line with one more field; null is left out. */
    public LogLine with(String name, @Nullable Object value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(fields);
        if (value != null) {
            more.put(name, value.toString());
        }
        return new LogLine(event, tenant, profile, correlationId, more);
    }

    /** Every field with the three that are always there, in the order of the text form. */
    public SequencedMap<String, String> all() {
        SequencedMap<String, String> all = new LinkedHashMap<>(fields);
        putIfKnown(all, "tenant", tenant);
        putIfKnown(all, "profile", profile);
        putIfKnown(all, "correlation_id", correlationId);
        return all;
    }

    /** As operators read it; a value with blanks stands in quotes. */
    public String text() {
        return all().entrySet().stream()
                .map(field -> field.getKey() + "=" + quoted(field.getValue()))
                .collect(Collectors.joining(" ", event.text() + " ", ""))
                .strip();
    }

    private static void putIfKnown(Map<String, String> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value.toString());
        }
    }

    private static String quoted(String value) {
        String oneLine = value.replace('\n', ' ').replace('\r', ' ');
        return oneLine.indexOf(' ') >= 0 ? '"' + oneLine.replace('"', '\'') + '"' : oneLine;
    }
}
