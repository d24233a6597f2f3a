package dev.lockstep.local.home;

import dev.lockstep.local.LauncherError;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;

/** The port of every server of one installation. */
public record Ports(Map<Port, Integer> numbers) {

    public Ports {
        numbers = Map.copyOf(numbers);
        if (numbers.size() != Port.values().length) {
            throw new IllegalArgumentException("a port is missing: " + numbers);
        }
    }

    public int of(Port port) {
        var number = numbers.get(port);
        if (number == null) {
            throw new IllegalArgumentException("no number for " + port);
        }
        return number;
    }

    /** Refuses when two servers want one port, or another program has it. */
    public void requireFree() {
        var owners = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            var number = of(port);
            for (var other : owners.entrySet()) {
                if (other.getValue() == number) {
                    throw LauncherError.usage(
                            "PORT_TWICE",
                            "port " + number + " is asked for twice: "
                                    + other.getKey().purpose() + " and " + port.purpose(),
                            "Choose another: " + port.option() + " PORT");
                }
            }
            owners.put(port, number);
            if (!isFree(number)) {
                throw LauncherError.usage(
                        "PORT_TAKEN",
                        "port " + number + " (" + port.purpose() + ") is taken by another program",
                        "End that program, or choose another port: " + port.option() + " PORT");
            }
        }
    }

    /** Asks for the port on all addresses: that fails when anybody listens on any of them. */
    private static boolean isFree(int number) {
        try (var _ = new ServerSocket(number)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
