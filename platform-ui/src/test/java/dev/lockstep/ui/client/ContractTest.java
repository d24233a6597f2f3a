package dev.lockstep.ui.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The screens know the platform by its published contract only: what that names is read here, field by field. */
class ContractTest {
    private static final Map<String, Object> STREAM = contract();
    private static final Map<String, Class<?>> STATES = Map.of(
            "Overview", Overview.class,
            "Trading", Overview.Trading.class,
            "Feed", Overview.Feed.class,
            "VenueData", Overview.VenueData.class,
            "Tiles", Overview.Tiles.class,
            "ProfileTiles", Overview.ProfileTiles.class,
            "Mark", Mark.class,
            "Candle", Candle.class,
            "Amount", Amount.class);

    @Test
    void every_event_the_platform_may_tell_has_its_record() {
        assertThat(Change.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(events().toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_with_just_the_fields_of_the_contract_is_read(String event) {
        var message = new TreeMap<String, Object>(Map.of(
                "type", "event",
                "topic", "positions",
                "sequence", 7,
                "event", event,
                "id", "e",
                "correlation_id", "c",
                "occurred_at", "2026-11-21T06:00:00Z"));
        message.put("data", example(schema(event)));

        Frame frame = new FrameReader(Platform.JSON).read(Platform.JSON.writeValueAsString(message));

        assertThat(frame)
                .isInstanceOfSatisfying(
                        Frame.Told.class,
                        told -> assertThat(told.message())
                                .isInstanceOfSatisfying(
                                        LiveMessage.Event.class,
                                        said -> assertThat(
                                                        said.change().getClass().getSimpleName())
                                                .isEqualTo(event)));
    }

    @Test
    void no_record_waits_for_a_field_that_never_comes() {
        STATES.forEach(ContractTest::assertFieldsArePromised);
        events().forEach(event -> assertFieldsArePromised(event, record(event)));
    }

    static Stream<String> events() {
        Map<?, ?> event = at("components", "messages", "event", "payload", "properties", "event");
        return ((List<?>) event.get("enum")).stream().map(String.class::cast);
    }

    private static Class<?> record(String event) {
        return Arrays.stream(Change.class.getPermittedSubclasses())
                .filter(type -> type.getSimpleName().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private static void assertFieldsArePromised(String name, Class<?> type) {
        assertThat(schema(name).keySet().stream().map(String.class::cast))
                .as(name)
                .containsAll(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(field -> field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static Map<String, Object> example(Map<?, ?> properties) {
        var example = new TreeMap<String, Object>();
        properties.forEach((name, field) -> example.put(name.toString(), value((Map<?, ?>) field)));
        return example;
    }

    /** Amounts are strings too, so that one number serves for every text. */
    private static Object value(Map<?, ?> field) {
        if (field.get("enum") instanceof List<?> words) {
            return words.getFirst();
        }
        if ("date-time".equals(field.get("format"))) {
            return "2026-11-21T06:00:00Z";
        }
        return switch (String.valueOf(field.get("type"))) {
            case "integer" -> 3;
            case "array" -> List.of();
            default -> "1.5";
        };
    }

    private static Map<?, ?> schema(String name) {
        return at("components", "schemas", name, "properties");
    }

    private static Map<?, ?> at(String... path) {
        Map<?, ?> place = STREAM;
        for (String name : path) {
            place = (Map<?, ?>) place.get(name);
        }
        return place;
    }

    private static Map<String, Object> contract() {
        try {
            return new Yaml().load(Files.readString(Path.of("../docs/reference/asyncapi.yaml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
