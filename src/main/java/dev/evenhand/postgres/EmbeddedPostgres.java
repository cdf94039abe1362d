package dev.evenhand.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A durable PostgreSQL beside the app: started and stopped with it, and started again if it is killed. */
final class EmbeddedPostgres implements AutoCloseable {
    static final String DATABASE = "evenhand";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    /** Long, because a server that was killed first replays its log. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int PORTS_TO_TRY = 5;

    private final DataDirectory data;
    private final Passwords passwords;
    private final Cluster cluster;
    private final int port;
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(EmbeddedPostgres::watchdogThread);
    private boolean closed;

    private EmbeddedPostgres(DataDirectory data, Passwords passwords, Cluster cluster) {
        this.data = data;
        this.passwords = passwords;
        this.cluster = cluster;
        this.port = launchOnFreePort();
    }

    static EmbeddedPostgres start(Path path) {
        var data = DataDirectory.claim(path);
        try {
            var passwords = Passwords.keptIn(data);
            var cluster = Cluster.in(data, passwords.superuser());
            cluster.endSurvivor();
            var postgres = new EmbeddedPostgres(data, passwords, cluster);
            log.info("PostgreSQL serves {} on port {}", cluster.directory(), postgres.port);
            return postgres.established();
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private EmbeddedPostgres established() {
        try {
            roles().establish(DATABASE);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Roles roles() {
        return new Roles(url(""), passwords);
    }

    Passwords passwords() {
        return passwords;
    }

    Cluster cluster() {
        return cluster;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Somebody else may take a free port before the server does. */
    private int launchOnFreePort() {
        for (var attempt = 1; ; attempt++) {
            var candidate = freePort();
            try {
                launch(candidate);
                return candidate;
            } catch (PostgresUnavailable e) {
                if (attempt == PORTS_TO_TRY) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch(int port) {
        var process = cluster.launch(port);
        awaitReady(process);
        process.onExit().thenRunAsync(() -> revive(port), watchdog);
    }

    private void awaitReady(Process process) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready(process)) {
            if (exited(process)) {
                throw cluster.unavailable("PostgreSQL ended at its start with status " + process.exitValue() + ".");
            }
            if (System.nanoTime() > deadline) {
                cluster.stop();
                throw cluster.unavailable("PostgreSQL was not ready within " + PATIENCE.toMinutes() + " minutes.");
            }
        }
    }

    private boolean ready(Process process) {
        return PostmasterFile.in(cluster.directory())
                .filter(file -> file.pid() == process.pid() && file.ready())
                .isPresent();
    }

    private static boolean exited(Process process) {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was starting", e);
        }
    }

    /** On the same port, so that the connection pool finds it again; backends of the dead server may need a moment to go. */
    private synchronized void revive(int port) {
        if (closed) {
            return;
        }
        log.error("PostgreSQL has ended unexpectedly; starting it again on port {}", port);
        try {
            launch(port);
            log.warn("PostgreSQL is back on port {}", port);
        } catch (RuntimeException e) {
            log.error("PostgreSQL does not come back yet: {}", e.getMessage());
            watchdog.schedule(() -> revive(port), 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            watchdog.shutdownNow();
            cluster.stop();
            data.close();
        }
    }

    private static Thread watchdogThread(Runnable task) {
        var thread = new Thread(task, "postgres-watchdog");
        thread.setDaemon(true);
        return thread;
    }
}
