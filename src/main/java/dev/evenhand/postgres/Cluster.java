package dev.evenhand.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database files, and the programs that make them, serve them and stop serving them. */
record Cluster(Path directory, Path serverLog, Binaries binaries, ServerUser user) {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final long LOG_BYTES = 10_000_000;

    /** Given at every start, so that no configuration file can weaken them. */
    private static final List<String> FIXED = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "password_encryption=scram-sha-256");

    /** Written into postgresql.conf once, where whoever runs the machine may change them. */
    private static final List<String> INITIAL = List.of(
            "max_connections=100", "shared_buffers=256MB", "max_wal_size=2GB", "timezone=UTC", "log_timezone=UTC");

    static Cluster in(DataDirectory data, String superuserPassword) {
        var binaries = Binaries.unpackedIn(data);
        var cluster = new Cluster(
                data.resolve("pg18"), data.resolve("postgres.log"), binaries, ServerUser.forHome(binaries.home()));
        if (Files.notExists(cluster.directory)) {
            cluster.create(data.workshop("pg18"), data.workshop("initdb"), superuserPassword);
        }
        cluster.user.own(cluster.directory);
        return cluster;
    }

    /** Runs `initdb` aside and renames, so that a killed start leaves nothing half. */
    private void create(Path workshop, Path passwordFile, String password) {
        try {
            DataDirectory.writePrivately(passwordFile, password);
            Files.createDirectory(workshop);
            user.own(passwordFile);
            user.own(workshop);
            var made = Command.run(user.command(initdb(workshop, passwordFile)));
            Files.delete(passwordFile);
            Files.deleteIfExists(serverLog);
            DataDirectory.writePrivately(serverLog, made.output());
            if (!made.succeeded()) {
                throw unavailable("initdb failed: " + made.output());
            }
            Files.move(workshop, directory, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] initdb(Path workshop, Path passwordFile) {
        var words = new ArrayList<>(List.of(
                binaries.program("initdb").toString(), "--pgdata=" + workshop, "--username=" + Roles.SUPERUSER));
        words.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile, "--data-checksums"));
        words.addAll(List.of("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        INITIAL.forEach(setting -> words.addAll(List.of("--set", setting)));
        return words.toArray(String[]::new);
    }

    /** In a session of its own where possible: Ctrl-C is for the app, which stops the server when it is done with it. */
    Process launch(int port) {
        var server = List.of(
                binaries.program("postgres").toString(), "-D", directory.toString(), "-p", Integer.toString(port));
        var settings = FIXED.stream().flatMap(setting -> Stream.of("-c", setting));
        var command = user.command(Stream.concat(server.stream(), settings).toArray(String[]::new));
        if (Command.exists("setsid")) {
            command.add(0, "setsid");
        }
        try {
            turnLog();
            return Command.prepared(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(serverLog.toFile()))
                    .start();
        } catch (IOException e) {
            throw unavailable("PostgreSQL cannot be run: " + e.getMessage());
        }
    }

    private void turnLog() throws IOException {
        if (Files.exists(serverLog) && Files.size(serverLog) > LOG_BYTES) {
            Files.move(serverLog, serverLog.resolveSibling("postgres.log.1"), REPLACE_EXISTING);
            DataDirectory.writePrivately(serverLog, "");
        }
    }

    /** Fast: open transactions are rolled back, sessions closed, and everything is on disk before it ends. */
    void stop() {
        if (!stop("fast") && !stop("immediate")) {
            log.error("PostgreSQL in {} does not stop", directory);
        }
    }

    private boolean stop(String mode) {
        var program = binaries.program("pg_ctl").toString();
        return Command.run(user.command(program, "stop", "-D", directory.toString(), "-m", mode, "-t", "30"))
                .succeeded();
    }

    /** A killed app leaves its server running, or a file about one whose process id is now somebody else's. */
    void endSurvivor() {
        PostmasterFile.in(directory)
                .ifPresent(file -> file.process()
                        .ifPresentOrElse(
                                survivor -> {
                                    log.warn(
                                            "Stopping the PostgreSQL (pid {}) that a killed Evenhand left",
                                            survivor.pid());
                                    stop();
                                },
                                file::delete));
    }

    PostgresUnavailable unavailable(String what) {
        return new PostgresUnavailable(what, "See " + serverLog + ". " + PostgresUnavailable.USE_YOUR_OWN);
    }
}
