package dev.lockstep.engine.execution.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row that {@code row_to_json} packed, read by name and type like any other, so that whoever reads a table's rows
 * reads these too.
 */
record JsonRow(JsonNode columns) implements Readable {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static JsonRow of(String json) {
        return new JsonRow(MAPPER.readTree(json));
    }

    @Override
    public <T> T get(int index, Class<T> type) {
        throw new UnsupportedOperationException("columns are asked for by name");
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
        JsonNode value = columns.required(name);
        return value.isNull() ? null : type.cast(read(value, type));
    }

    private static Object read(JsonNode value, Class<?> type) {
        if (type == String.class) {
            return value.stringValue();
        }
        if (type == BigDecimal.class) {
            return value.decimalValue();
        }
        if (type == Integer.class) {
            return value.intValue();
        }
        if (type == Long.class) {
            return value.longValue();
        }
        if (type == UUID.class) {
            return UUID.fromString(value.stringValue());
        }
        if (type == Instant.class) {
            return OffsetDateTime.parse(value.stringValue()).toInstant();
        }
        throw new IllegalArgumentException("no column is read as " + type);
    }
}
