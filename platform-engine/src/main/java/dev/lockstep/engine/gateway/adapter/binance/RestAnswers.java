package dev.lockstep.engine.gateway.adapter.binance;

import tools.jackson.databind.JsonNode;

/** Reads status and body into a {@link RestAnswer}. */
final class RestAnswers {
    private RestAnswers() {}

    static RestAnswer of(int status, String body) {
        try {
            JsonNode json = Json.parse(body);
            boolean success = status >= 200 && status < 300;
            return success ? new RestAnswer.Ok(json) : refused(status, json);
        } catch (UnreadableAnswer e) {
            return new RestAnswer.Unreadable(status, String.valueOf(e.getMessage()));
        }
    }

    private static RestAnswer refused(int status, JsonNode json) {
        long code = Json.number(json, "code");
        return new RestAnswer.Refused(status, (int) code, Json.textOrEmpty(json, "msg"));
    }
}
