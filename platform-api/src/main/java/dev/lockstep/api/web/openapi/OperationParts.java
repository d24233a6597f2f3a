package dev.lockstep.api.web.openapi;

import dev.lockstep.api.web.correlation.Correlation;
import dev.lockstep.api.web.idempotency.IdempotencyKey;
import dev.lockstep.api.web.problem.ProblemView;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/** What every operation, or every one that writes, has in common. */
final class OperationParts {
    private static final Map<String, String> MEANINGS = Map.of(
            "limit",
            "How many rows at most, 1 to 500; 50 where it is left out.",
            "cursor",
            "`next_cursor` of the page before, unchanged.",
            "profile_id",
            "Only what belongs to this profile.",
            "open_only",
            "Only what is not over yet.",
            "id",
            "As in the list.",
            HttpHeaders.IF_MATCH,
            "The `ETag` that was read, like `\"3\"`. Required.");

    private OperationParts() {}

    static Operation complete(Operation operation, HandlerMethod handler) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(OperationParts::explain);
        }
        if (writes(handler) && takesTheExchange(handler)) {
            operation.addParametersItem(idempotencyKey());
        }
        operation.addParametersItem(correlation());
        operation.getResponses().addApiResponse("default", problem());
        return operation;
    }

    private static boolean writes(HandlerMethod handler) {
        return handler.hasMethodAnnotation(PostMapping.class) || handler.hasMethodAnnotation(PatchMapping.class);
    }

    /** Which is where a write's key is read from. */
    private static boolean takesTheExchange(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(ServerWebExchange.class));
    }

    private static void explain(Parameter parameter) {
        String meaning = MEANINGS.get(parameter.getName());
        if (parameter.getDescription() == null && meaning != null) {
            parameter.setDescription(meaning);
        }
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name(IdempotencyKey.HEADER)
                .required(true)
                .description("Your name for this write, 8 to 128 characters; the same when you repeat it.")
                .schema(new StringSchema())
                .example("0197a3f2-6b1c-7c55-9a53-2f4f6a1b0c11");
    }

    private static Parameter correlation() {
        return new Parameter()
                .in("header")
                .name(Correlation.HEADER)
                .required(false)
                .description("Follows the request through events, orders and log lines; made up where it is left out.")
                .schema(new StringSchema());
    }

    private static ApiResponse problem() {
        Schema<?> schema = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(ProblemView.class).resolveAsRef(false))
                .schema;
        return new ApiResponse()
                .description("Refused; `code` says why and `hint` what to do. All codes: [/problems](/problems).")
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(schema).example(example())));
    }

    private static Map<String, Object> example() {
        return Map.of(
                "type", "/problems#symbol_unknown",
                "title", "Unknown symbol",
                "status", 422,
                "detail", "binance has no symbol BTCUSD",
                "instance", "/api/v1/profiles",
                "code", "symbol_unknown",
                "hint", "use a symbol the venue lists",
                "context", Map.of("symbol", "BTCUSD"),
                "correlation_id", "0b9f8a1e-6a0e-4a53-8d1c-3d3a9f0c7d7e");
    }
}
