package dev.lockstep.local.command;

import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.Ports;
import java.util.EnumMap;
import picocli.CommandLine.Option;

/** Where the servers listen; each also by an environment variable, for example {@code LOCKSTEP_API_PORT}. */
final class PortOptions {

    @Option(
            names = "--ui-port",
            paramLabel = "PORT",
            defaultValue = "${env:LOCKSTEP_UI_PORT:-8080}",
            description = "Port of the user interface (default: 8080).")
    int ui = 8080;

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            defaultValue = "${env:LOCKSTEP_API_PORT:-8081}",
            description = "Port of the API (default: 8081).")
    int api = 8081;

    @Option(
            names = "--api-management-port",
            paramLabel = "PORT",
            defaultValue = "${env:LOCKSTEP_API_MANAGEMENT_PORT:-8082}",
            description = "Port of health and metrics of the API (default: 8082).")
    int apiManagement = 8082;

    @Option(
            names = "--identity-port",
            paramLabel = "PORT",
            defaultValue = "${env:LOCKSTEP_IDENTITY_PORT:-8083}",
            description = "Port of the identity provider (default: 8083).")
    int identity = 8083;

    @Option(
            names = "--venue-port",
            paramLabel = "PORT",
            defaultValue = "${env:LOCKSTEP_VENUE_PORT:-8084}",
            description = "Port of the simulated venue (default: 8084).")
    int venue = 8084;

    @Option(
            names = "--engine-port",
            paramLabel = "PORT",
            defaultValue = "${env:LOCKSTEP_ENGINE_PORT:-8085}",
            description = "Port of health and metrics of the engine (default: 8085).")
    int engine = 8085;

    @Option(
            names = "--venue-control-port",
            paramLabel = "PORT",
            defaultValue = "${env:LOCKSTEP_VENUE_CONTROL_PORT:-8086}",
            description = "Port of the controls of the simulated venue (default: 8086).")
    int venueControl = 8086;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            defaultValue = "${env:LOCKSTEP_POSTGRES_PORT:-8087}",
            description = "Port of PostgreSQL (default: 8087).")
    int postgres = 8087;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "${env:LOCKSTEP_KAFKA_PORT:-8088}",
            description = "Port of Kafka (default: 8088).")
    int kafka = 8088;

    @Option(
            names = "--kafka-controller-port",
            paramLabel = "PORT",
            defaultValue = "${env:LOCKSTEP_KAFKA_CONTROLLER_PORT:-8089}",
            description = "Port of Kafka's controller (default: 8089).")
    int kafkaController = 8089;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "${env:LOCKSTEP_PORT_OFFSET:-0}",
            description = "Added to every port, to run a second installation beside the first (default: 0).")
    int offset;

    Ports ports() {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            numbers.put(port, number(port) + offset);
        }
        return new Ports(numbers);
    }

    private int number(Port port) {
        return switch (port) {
            case UI -> ui;
            case API -> api;
            case API_MANAGEMENT -> apiManagement;
            case IDENTITY -> identity;
            case VENUE -> venue;
            case ENGINE -> engine;
            case VENUE_CONTROL -> venueControl;
            case POSTGRES -> postgres;
            case KAFKA -> kafka;
            case KAFKA_CONTROLLER -> kafkaController;
        };
    }
}
