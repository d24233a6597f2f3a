package dev.lockstep.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The whole platform on one machine; {@code ./lockstep} hands its arguments to this class. */
@Command(
        name = "lockstep",
        description = "Runs the whole platform on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = CommandLine.HelpCommand.class)
final class Launcher {

    private Launcher() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Launcher()).execute(args));
    }
}
