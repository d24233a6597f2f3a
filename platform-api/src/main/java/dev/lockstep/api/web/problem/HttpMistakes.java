package dev.lockstep.api.web.problem;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;

/** What the framework refuses before a controller is reached, with a code of its own for each mistake. */
final class HttpMistakes {
    private HttpMistakes() {}

    static Refusal of(ResponseStatusException http) {
        return switch (http) {
            case MethodNotAllowedException method -> method(method);
            case NotAcceptableStatusException accept ->
                Refusal.of(ProblemCode.NOT_ACCEPTABLE, "none of the types you accept is one we write");
            case UnsupportedMediaTypeStatusException type -> mediaType(type);
            case ContentTooLargeException large -> tooLarge();
            case MissingRequestValueException missing -> missing(missing);
            case ServerWebInputException input -> input(input);
            default -> byStatus(http);
        };
    }

    static Refusal tooLarge() {
        return Refusal.of(ProblemCode.BODY_TOO_LARGE, "the body is larger than 256 KiB");
    }

    private static Refusal method(MethodNotAllowedException method) {
        String allowed = method.getSupportedMethods().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return Refusal.of(ProblemCode.METHOD_NOT_ALLOWED, method.getHttpMethod() + " is not one of " + allowed)
                .with(HttpHeaders.ALLOW, allowed);
    }

    private static Refusal mediaType(UnsupportedMediaTypeStatusException type) {
        @Nullable MediaType sent = type.getContentType();
        String detail = sent == null ? "the body has no Content-Type" : "the body is " + sent;
        return Refusal.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, detail)
                .with(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
    }

    private static Refusal missing(MissingRequestValueException missing) {
        return Refusal.of(ProblemCode.PARAMETER_MISSING, missing.getLabel() + " " + missing.getName() + " is missing")
                .withContext(Map.of("parameter", missing.getName()));
    }

    private static Refusal input(ServerWebInputException input) {
        for (Throwable at = input.getCause(); at != null; at = at.getCause()) {
            switch (at) {
                case JacksonException json -> {
                    return JsonMistakes.refusedByValue(json).map(Refusals::of).orElseGet(() -> JsonMistakes.of(json));
                }
                case DataBufferLimitException large -> {
                    return tooLarge();
                }
                case TypeMismatchException mismatch -> {
                    return parameter(input);
                }
                default -> {
                    // look further down
                }
            }
        }
        return input.getCause() instanceof DecodingException decoding && decoding.getCause() == null
                ? Refusal.of(ProblemCode.BODY_MISSING, "the request has no body")
                : Refusal.of(ProblemCode.REQUEST_MALFORMED, "the request is not one this route understands");
    }

    private static Refusal parameter(ServerWebInputException input) {
        var parameter = input.getMethodParameter();
        String name = parameter == null ? "a parameter" : String.valueOf(parameter.getParameterName());
        String type = parameter == null ? "" : parameter.getParameterType().getSimpleName();
        return Refusal.of(ProblemCode.PARAMETER_INVALID, name + " is not a " + type)
                .withContext(Map.of("parameter", name));
    }

    private static Refusal byStatus(ResponseStatusException http) {
        return switch (http.getStatusCode().value()) {
            case 404 -> Refusal.of(ProblemCode.ROUTE_NOT_FOUND, "there is nothing at this path");
            case 413 -> tooLarge();
            case 503 ->
                Refusal.of(ProblemCode.OVERLOADED, "the service can't take the request just now")
                        .with(HttpHeaders.RETRY_AFTER, Refusals.RETRY_SECONDS);
            default ->
                http.getStatusCode().is4xxClientError()
                        ? Refusal.of(ProblemCode.REQUEST_MALFORMED, "the request is not one this route understands")
                        : Refusal.of(ProblemCode.INTERNAL_ERROR, "something went wrong that should not");
        };
    }
}
