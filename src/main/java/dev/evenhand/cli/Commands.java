package dev.evenhand.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands, their exit codes (0 done, 1 the input cannot be used, 2 the command line cannot) and their help. */
@Command(
        name = "evenhand",
        description =
                "Without a command it serves the web application, at http://localhost:8080 unless SERVER_PORT says"
                        + " otherwise. A command needs no server and no database.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class Commands {

    static final Set<String> NAMES = Set.of("score", "power", "verify");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and leave.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Say which version this is and leave.")
    private boolean version;

    private Commands() {}

    static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
        var writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
        var notes = new PrintWriter(err, true, StandardCharsets.UTF_8);
        var line = new CommandLine(new Commands());
        if (wanted("score", arguments)) {
            line.addSubcommand("score", new ScoreCommand(in, writer, notes));
        }
        if (wanted("power", arguments)) {
            line.addSubcommand("power", new PowerCommand(writer));
        }
        if (wanted("verify", arguments)) {
            line.addSubcommand("verify", new VerifyCommand(writer));
        }
        line.setOut(writer)
                .setErr(notes)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> refuse(problem, notes));
        int code = line.execute(arguments);
        writer.flush();
        return code;
    }

    /** Looking through the options of a command that nobody named would take as long as those of the one that runs. */
    static boolean wanted(String command, String[] arguments) {
        return arguments.length == 0 || arguments[0].equals(command) || !NAMES.contains(arguments[0]);
    }

    private static int refuse(Exception problem, PrintWriter notes) throws Exception {
        if (problem instanceof BadInput || problem instanceof IllegalArgumentException) {
            notes.println("evenhand: " + problem.getMessage());
            return 1;
        }
        throw problem;
    }
}
