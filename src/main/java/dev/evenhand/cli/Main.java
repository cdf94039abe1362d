package dev.evenhand.cli;

import java.lang.reflect.InvocationTargetException;
import java.util.Set;

/**
 * Where the jar starts: a command runs at once, from classes at the root of the jar; everything else is the server,
 * which Spring Boot's launcher starts. Going through that launcher alone would take a command three times as long.
 */
public final class Main {

    private static final Set<String> COMMANDS = Set.of("score", "power", "verify");

    private static final String SERVER = "org.springframework.boot.loader.launch.JarLauncher";

    private Main() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        if (arguments.length > 0 && arguments[0].equals("verify") && !Apart.loaded()) {
            Apart.start(arguments);
            return;
        }
        if (arguments.length > 0 && COMMANDS.contains(arguments[0])) {
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
}
