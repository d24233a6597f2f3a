package dev.lockstep.api.web.problem;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Why a request is not answered as asked, ready to be written.
 *
 * @param status the answer's status
 * @param code stable, for programs
 * @param title the code in words
 * @param detail what was wrong this time; never a secret, never a stack trace
 * @param hint what to do about it
 * @param context names and values that narrow it down
 * @param headers that belong to the answer: {@code Allow}, {@code Retry-After}, {@code WWW-Authenticate}
 */
public record Refusal(
        HttpStatus status,
        String code,
        String title,
        String detail,
        String hint,
        Map<String, String> context,
        HttpHeaders headers) {
    public Refusal {
        context = Map.copyOf(context);
        headers = HttpHeaders.readOnlyHttpHeaders(headers);
    }

    public static Refusal of(ProblemCode code, String detail) {
        return new Refusal(
                code.status(), code.code(), code.title(), detail, code.remedy(), Map.of(), new HttpHeaders());
    }

    public Refusal with(String name, String value) {
        HttpHeaders more = new HttpHeaders();
        more.putAll(headers);
        more.set(name, value);
        return new Refusal(status, code, title, detail, hint, context, more);
    }

    public Refusal withContext(Map<String, String> names) {
        return new Refusal(status, code, title, detail, hint, names, headers);
    }

    public boolean isOurFault() {
        return status.is5xxServerError();
    }
}
