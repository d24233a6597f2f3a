package dev.lockstep.api.web.problem;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where the {@code type} of every problem points: the codes with their remedies, open to everyone. */
@Hidden
@RestController
public class ProblemPage {
    public static final String PATH = "/problems";

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    Mono<String> page() {
        return Mono.just(ProblemReference.html());
    }
}
