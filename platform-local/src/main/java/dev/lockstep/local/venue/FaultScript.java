package dev.lockstep.local.venue;

import dev.lockstep.engine.problem.ConfigError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/**
 * What a fault file says: {@code {"faults":[…],"changes":[{"atMillis":…,"do":…}]}}.
 *
 * @param faults in force from the start
 * @param changes of the venue itself, each at its wall time after the start
 */
record FaultScript(List<FaultRule> faults, List<Timed> changes) {
    static final FaultScript NONE = new FaultScript(List.of(), List.of());

    /** A change with its time. */
    record Timed(long atMillis, JsonNode change) {}

    static FaultScript read(@Nullable Path file) {
        if (file == null) {
            return NONE;
        }
        if (!Files.isRegularFile(file)) {
            throw new ConfigError("faults_missing", "there is no file " + file, "give the path of a fault file");
        }
        try {
            return of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static FaultScript of(String text) {
        JsonNode tree = Json.parse(text);
        if (tree == null || !tree.isObject()) {
            throw invalid("a fault file is a JSON object with \"faults\" and \"changes\"");
        }
        for (String name : tree.propertyNames()) {
            if (!name.equals("faults") && !name.equals("changes")) {
                throw invalid("a fault file has \"faults\" and \"changes\", not \"" + name + "\"");
            }
        }
        List<Timed> changes = new ArrayList<>();
        for (JsonNode change : tree.path("changes")) {
            changes.add(new Timed(change.path("atMillis").asLong(0), change));
        }
        return new FaultScript(rules(tree.path("faults")), changes);
    }

    /** A list of rules; one with a word it should not have is refused. */
    static List<FaultRule> rules(JsonNode array) {
        List<FaultRule> rules = new ArrayList<>();
        for (JsonNode node : array) {
            try {
                rules.add(Json.MAPPER
                        .readerFor(FaultRule.class)
                        .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .readValue(node));
            } catch (JacksonException e) {
                throw e.getCause() instanceof ConfigError own ? own : invalid("not a fault: " + node);
            }
        }
        return rules;
    }

    private static ConfigError invalid(String what) {
        return new ConfigError("fault_invalid", what, "see docs/reference/simulated-venue.md, \"Faults\"", Map.of());
    }
}
