package dev.lockstep.ui;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The screen process: knows the platform by its HTTP and WebSocket API only. */
@SpringBootApplication
class UiApplication {

    public static void main(String[] args) {
        new SpringApplicationBuilder(UiApplication.class)
                .properties("spring.config.name=ui")
                .run(args);
    }
}
