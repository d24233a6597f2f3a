package dev.lockstep.local;

import dev.lockstep.local.command.AuditCommand;
import dev.lockstep.local.command.BenchCommand;
import dev.lockstep.local.command.DownCommand;
import dev.lockstep.local.command.DrillCommand;
import dev.lockstep.local.command.HealthCommand;
import dev.lockstep.local.command.StatusCommand;
import dev.lockstep.local.command.TokenCommand;
import dev.lockstep.local.command.UpCommand;
import dev.lockstep.local.venue.VenueCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The whole platform on one machine; {@code ./lockstep} hands its arguments to this class. */
@Command(
        name = "lockstep",
        description = "Runs the whole platform on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            HealthCommand.class,
            TokenCommand.class,
            VenueCommand.class,
            BenchCommand.class,
            AuditCommand.class,
            DrillCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Launcher {

    private Launcher() {}

    public static void main(String[] args) {
        // a command's output is for people and pipes; only "up" has a log, in its data directory
        System.setProperty("logback.configurationFile", "logback-silent.xml");
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.exit(run(args));
    }

    /** The exit code. */
    static int run(String... args) {
        return new CommandLine(new Launcher())
                .setExecutionExceptionHandler((error, command, parsed) -> Complaint.about(error, command.getErr()))
                .execute(args);
    }
}
