package dev.lockstep.engine.runtime.adapter;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The worker process: wires every feature of the engine. */
@SpringBootApplication(scanBasePackages = "dev.lockstep.engine")
public class EngineApplication {

    /** Settings are read from {@code engine.yaml}, because an {@code application.yaml} here would shadow the API's. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(EngineApplication.class)
                .properties("spring.config.name=engine")
                .run(args);
    }
}
