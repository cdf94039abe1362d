package dev.evenhand.cli;

import java.lang.reflect.InvocationTargetException;
import java.util.Set;

/**
 * Where the jar starts: a command runs at once, from classes at the root of the jar; everything else is the server,
 * which Spring Boot's launcher starts. Going through that launcher alone would take a command three times as long.
 */
public final class Main {

    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    private static final String SERVER = "org.springframework.boot.loader.launch.JarLauncher";

    private Main() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        // Help and a misspelt word look through all commands, so through this one, too.
        if (asksForCommand(arguments) && Commands.wanted("verify", arguments) && !Apart.loaded()) {
            Apart.start(arguments);
            return;
        }
        if (asksForCommand(arguments)) {
            if (Commands.wanted("score", arguments)) {
                Rehearsal.begin();
            }
            // No option is a time or a connection to a database: their classes need not be looked for at every start.
            System.setProperty("picocli.converters.excludes", "java[.](sql|time)[.].*");
            System.setProperty("picocli.disable.closures", "true");
            System.exit(Commands.run(arguments, System.in, System.out, System.err));
        }
        try {
            Class.forName(SERVER).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The server could not start", e.getCause());
        }
    }

    /** The server has settings alone, {@code --name=value}: a word is a command, and if misspelt must not start a server. */
    static boolean asksForCommand(String[] arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("-") || HELP.contains(arguments[0]));
    }
}
