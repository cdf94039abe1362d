package dev.evenhand.postgres;

import java.nio.file.Path;

/** A process with an embedded server, for tests that kill it. */
final class AppToKill {
    private AppToKill() {}

    public static void main(String[] arguments) throws InterruptedException {
        var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
        System.out.println(postgres.url(EmbeddedPostgres.DATABASE));
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Starts one and waits until its server accepts connections. */
    static Process start(Path data) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var app = new ProcessBuilder(java, "-cp", classPath, AppToKill.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = app.inputReader();
        var line = lines.readLine();
        while (line != null && !line.startsWith("jdbc:")) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The app ended at its start");
        }
        return app;
    }
}
