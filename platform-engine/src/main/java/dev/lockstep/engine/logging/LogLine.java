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
 * @param last the field that was given last, and before it the others; null where there is none; never a secret
 */
public record LogLine(
        LogEvent event,
        @Nullable TenantId tenant,
        @Nullable ProfileId profile,
        @Nullable CorrelationId correlationId,
        @Nullable Field last) {

    public static LogLine of(LogEvent event) {
        return new LogLine(event, null, null, null, null);
    }

    public LogLine of(TenantId whose) {
        return new LogLine(event, whose, profile, correlationId, last);
    }

    public LogLine of(TenantId whose, ProfileId which, CorrelationId decision) {
        return new LogLine(event, whose, which, decision, last);
    }

    /** The line with one more field; null is left out. */
    public LogLine with(String name, @Nullable Object value) {
        return value == null
                ? this
                : new LogLine(event, tenant, profile, correlationId, new Field(last, name, value.toString()));
    }

    /** Names and values in the order they were given; of a name that was given twice, the last value. */
    public SequencedMap<String, String> fields() {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        put(all, last);
        return all;
    }

    /** Every field with the three that are always there, in the order of the text form. */
    public SequencedMap<String, String> all() {
        SequencedMap<String, String> all = fields();
        putIfKnown(all, "tenant", tenant);
        putIfKnown(all, "profile", profile);
        putIfKnown(all, "correlation_id", correlationId);
        return all;
    }

    private static void put(Map<String, String> all, @Nullable Field field) {
        if (field != null) {
            put(all, field.before());
            all.put(field.name(), field.value());
        }
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

    /** One field and those before it, so that a longer line shares what it has in common with a shorter one. */
    public record Field(@Nullable Field before, String name, String value) {}
}
