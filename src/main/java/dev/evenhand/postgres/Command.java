package dev.evenhand.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program run to its end, with what it printed. */
record Command(int status, String output) {
    static Command run(List<String> command) {
        try {
            var process = prepared(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Command(process.waitFor(), output);
        } catch (IOException e) {
            return new Command(127, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(command.get(0) + " was interrupted", e));
        }
    }

    /** The app's environment may hold secrets and PG… variables; the server inherits none of it. */
    static ProcessBuilder prepared(List<String> command) {
        var builder = new ProcessBuilder(new ArrayList<>(command));
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "LC_ALL", "C"));
        return builder;
    }

    static boolean exists(String program) {
        return run(List.of("sh", "-c", "command -v " + program)).succeeded();
    }

    boolean succeeded() {
        return status == 0;
    }
}
