package dev.lockstep.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.candle.CandleView;
import dev.lockstep.api.candle.FeedFreshness;
import dev.lockstep.api.mark.MarkView;
import dev.lockstep.api.overview.OverviewView;
import dev.lockstep.api.overview.ProfileTilesView;
import dev.lockstep.api.overview.TilesView;
import dev.lockstep.api.trading.TradingView;
import dev.lockstep.api.web.view.AmountView;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The published contract and the code say the same: messages, fields, what may be null, words, codes. */
class AsyncApiTest {
    private static final Path PAGE =
            Path.of("../docs/reference/asyncapi.yaml").toAbsolutePath().normalize();
    private static final Map<String, Object> CONTRACT = read();

    private static final Map<String, Class<?>> SCHEMAS = schemas();

    private static Map<String, Class<?>> schemas() {
        Map<String, Class<?>> all = new LinkedHashMap<>(Map.of(
                "Overview", OverviewView.class,
                "Feed", OverviewView.FeedView.class,
                "VenueData", OverviewView.VenueView.class,
                "Tiles", TilesView.class,
                "ProfileTiles", ProfileTilesView.class,
                "Trading", TradingView.class,
                "Mark", MarkView.class,
                "Candle", CandleView.class,
                "Amount", AmountView.class,
                "Delta", PlatformEvent.BalanceChanged.Delta.class));
        for (Class<?> event : PlatformEvent.class.getPermittedSubclasses()) {
            all.put(event.getSimpleName(), event);
        }
        return all;
    }

    @Test
    void it_lists_exactly_the_messages_there_are() {
        Set<String> known = Stream.of(ServerMessage.class, ClientMessage.class)
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .map(AsyncApiTest::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(new TreeSet<>(at("components", "messages").keySet())).isEqualTo(known);
        assertThat(new TreeSet<>(at("channels", "stream", "messages").keySet())).isEqualTo(known);
    }

    @Test
    void every_message_of_ours_has_exactly_the_fields_written_down() {
        for (Class<?> message : ServerMessage.class.getPermittedSubclasses()) {
            Map<String, Object> payload = at("components", "messages", name(message), "payload");
            Set<String> fields = fields(message);
            fields.add("type");

            assertThat(new TreeSet<>(map(payload.get("properties")).keySet()))
                    .as(name(message))
                    .isEqualTo(fields);
            assertThat(new TreeSet<>((List<?>) payload.get("required")))
                    .as("required of " + name(message))
                    .isEqualTo(fields);
            assertThat(map(map(payload.get("properties")).get("type")).get("const"))
                    .isEqualTo(name(message));
        }
    }

    @Test
    void every_schema_has_exactly_the_fields_of_its_record_and_says_what_may_be_null() {
        assertThat(new TreeSet<>(at("components", "schemas").keySet()))
                .isEqualTo(Stream.concat(SCHEMAS.keySet().stream(), Stream.of("Topic"))
                        .collect(Collectors.toCollection(TreeSet::new)));
        SCHEMAS.forEach((name, type) -> {
            Map<String, Object> schema = at("components", "schemas", name);
            assertThat(new TreeSet<>(map(schema.get("properties")).keySet()))
                    .as(name)
                    .isEqualTo(fields(type));
            assertThat(new TreeSet<>((List<?>) schema.get("required"))).as(name).isEqualTo(fields(type));
            for (RecordComponent component : type.getRecordComponents()) {
                Object field = map(schema.get("properties")).get(snake(component.getName()));
                assertThat(Objects.toString(map(field).get("type"), "").contains("null")
                                || Objects.toString(map(field).get("oneOf"), "").contains("null"))
                        .as("%s.%s may be null", name, component.getName())
                        .isEqualTo(component.getAnnotatedType().isAnnotationPresent(Nullable.class));
            }
        });
    }

    @Test
    void the_words_are_the_codes_words() {
        assertThat(words("Trading", "state")).isEqualTo(names(TradingView.State.values()));
        assertThat(words("Trading", "mode")).isEqualTo(names(TradingView.Mode.values()));
        assertThat(words("VenueData", "state")).isEqualTo(names(FeedFreshness.values()));
        assertThat(words("ProfileTiles", "desired_state")).isEqualTo(names(DesiredState.values()));
        assertThat(words("ProfileTiles", "observed_state")).isEqualTo(names(ObservedState.values()));
        assertThat(at("components", "messages", "event", "payload", "properties", "event")
                        .get("enum"))
                .isEqualTo(Arrays.stream(PlatformEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void the_topics_and_close_codes_are_the_codes() {
        Pattern topics =
                Pattern.compile((String) at("components", "schemas", "Topic").get("pattern"));
        Stream.<Topic>concat(Arrays.stream(Topic.OfEvents.values()), Arrays.stream(Topic.OfState.values()))
                .map(Topic::text)
                .forEach(topic -> assertThat(topic).matches(topics));
        assertThat("candles:binance:BTCUSDT:15m").matches(topics);
        String description = String.valueOf(at("info").get("description"));
        assertThat(Pattern.compile("\\| (\\d{4}) \\|")
                        .matcher(description)
                        .results()
                        .map(found -> Integer.parseInt(found.group(1)))
                        .toList())
                .containsExactlyElementsOf(Arrays.stream(CloseReason.values())
                        .map(CloseReason::code)
                        .distinct()
                        .toList());
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static Object words(String schema, String field) {
        return at("components", "schemas", schema, "properties", field).get("enum");
    }

    private static Set<String> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> snake(component.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Class<?> message) {
        return message.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> at(String... path) {
        Map<String, Object> here = CONTRACT;
        for (String step : path) {
            here = map(here.get(step));
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static Map<String, Object> read() {
        try {
            return new Yaml().load(Files.readString(PAGE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
