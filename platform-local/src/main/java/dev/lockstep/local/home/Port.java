package dev.lockstep.local.home;

import java.util.Locale;

/** A server of the installation that listens on 127.0.0.1, and where it does unless told otherwise. */
public enum Port {
    UI(8080, "the user interface"),
    API(8081, "the API"),
    API_MANAGEMENT(8082, "health and metrics of the API"),
    IDENTITY(8083, "the identity provider"),
    VENUE(8084, "the simulated venue"),
    ENGINE(8085, "health and metrics of the engine"),
    VENUE_CONTROL(8086, "the controls of the simulated venue"),
    POSTGRES(8087, "PostgreSQL"),
    KAFKA(8088, "Kafka"),
    KAFKA_CONTROLLER(8089, "Kafka's controller");

    private final int usual;
    private final String purpose;

    Port(int usual, String purpose) {
        this.usual = usual;
        this.purpose = purpose;
    }

    public int usual() {
        return usual;
    }

    public String purpose() {
        return purpose;
    }

    /** The command line option that chooses it, for example {@code --api-management-port}. */
    public String option() {
        return "--" + key() + "-port";
    }

    /** The environment variable that chooses it, for example {@code LOCKSTEP_API_MANAGEMENT_PORT}. */
    public String variable() {
        return "LOCKSTEP_" + name() + "_PORT";
    }

    /** As in files and JSON, for example {@code api-management}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
