package dev.lockstep.api.web.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a body in two goes: first only its form (is it JSON, how deep, no key twice), then what it says. So the answer
 * to a malformed body doesn't depend on which field a reader stumbles over first.
 */
final class StrictJsonDecoder extends JacksonJsonDecoder {
    private final JsonMapper json;

    StrictJsonDecoder(JsonMapper json) {
        super(json);
        this.json = json;
    }

    @Override
    public Object decode(
            DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
        if (buffer.readableByteCount() == 0) {
            DataBufferUtils.release(buffer);
            throw new DecodingException("the request has no body");
        }
        try {
            checkForm(buffer);
        } catch (DecodingException e) {
            DataBufferUtils.release(buffer);
            throw e;
        }
        return super.decode(buffer, type, mimeType, hints);
    }

    private void checkForm(DataBuffer buffer) {
        int start = buffer.readPosition();
        try (InputStream bytes = buffer.asInputStream();
                JsonParser parser = json.createParser(bytes)) {
            while (parser.nextToken() != null) {
                // the parser itself refuses what is not allowed
            }
        } catch (JacksonException | IOException e) {
            throw new DecodingException("the body is not JSON as we read it", e);
        } finally {
            buffer.readPosition(start);
        }
    }
}
