package dev.lockstep.api.web.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * The body of every answer that refuses (RFC 9457).
 *
 * @param type where the code is explained
 * @param title the code in words
 * @param status as in the status line
 * @param detail what was wrong this time
 * @param instance the path that was asked for
 * @param code stable; branch on this
 * @param hint what to do about it
 * @param context names and values that narrow it down
 * @param correlationId finds the log lines that belong to the request
 */
@Schema(name = "Problem")
public record ProblemView(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String hint,
        Map<String, String> context,
        String correlationId) {}
