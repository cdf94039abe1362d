package dev.evenhand.postgres;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.evenhand.DatabaseLine;
import dev.evenhand.Patience;
import dev.evenhand.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A primary and a standby made of the embedded programs; the one can be lost, and the other take its place. */
public final class Standbys implements AutoCloseable {

    private static final String DATABASE = "evenhand";

    private final Path folder;
    private final Passwords passwords;
    private final List<Server> all = new ArrayList<>();
    private Server primary;
    private Server standby;
    private DatabaseLine replication;

    private static final class Server {
        final Cluster cluster;
        final int port;
        Process process;

        Server(Cluster cluster, int port) {
            this.cluster = cluster;
            this.port = port;
        }
    }

    private Standbys(Path folder, Passwords passwords, Cluster cluster) {
        this.folder = folder;
        this.passwords = passwords;
        primary = launched(new Server(cluster, freePort()));
        standby = primary;
        new Roles(url(primary, ""), passwords).establish(DATABASE);
    }

    public static Standbys begin(Path folder) throws IOException {
        var unpacked = TestServer.programs();
        Files.createSymbolicLink(folder.resolve(unpacked.getFileName()), unpacked);
        try (var data = DataDirectory.claim(folder)) {
            var passwords = Passwords.keptIn(data);
            return new Standbys(folder, passwords, Cluster.in(data, passwords.superuser()));
        }
    }

    public TestDatabase primary() {
        return database(primary);
    }

    public TestDatabase standby() {
        return database(standby);
    }

    private TestDatabase database(Server server) {
        return new TestDatabase(url(server, DATABASE), passwords.owner(), passwords.app());
    }

    private static String url(Server server, String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port + "/" + database;
    }

    /** A standby that each commit waits for. */
    public void follow() throws IOException {
        attach();
        on(primary, sql -> {
            sql.sql("alter system set synchronous_standby_names = 'ANY 1 (*)'").update();
            sql.sql("select pg_reload_conf()").query(Boolean.class).single();
            Patience.await()
                    .until(() -> sql.sql(
                                    "select exists (select 1 from pg_stat_replication where sync_state = 'quorum')")
                            .query(Boolean.class)
                            .single());
        });
    }

    /** One that nobody waits for, and that hears no more. */
    public void followWithoutHearing() throws IOException {
        attach();
        replication.fallSilent();
    }

    private void attach() throws IOException {
        var copy = folder.resolve("standby-" + all.size());
        on(primary, sql -> {
            sql.sql("select pg_backup_start('standby', true)")
                    .query(String.class)
                    .single();
            // Files that go meanwhile are none that a standby misses.
            Command.run(List.of("cp", "-a", primary.cluster.directory().toString(), copy.toString()));
            var label = sql.sql("select labelfile from pg_backup_stop(false)")
                    .query(String.class)
                    .single();
            write(copy.resolve("backup_label"), label);
        });
        Files.deleteIfExists(copy.resolve("postmaster.pid"));
        Command.run(List.of("sh", "-c", "rm -rf " + copy + "/pg_wal/*"));
        replication = new DatabaseLine(url(primary, ""));
        write(
                copy.resolve("postgresql.auto.conf"),
                "synchronous_standby_names = ''\nprimary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'\n"
                        .formatted(replication.port(), Roles.SUPERUSER, passwords.superuser()));
        write(copy.resolve("standby.signal"), "");
        Command.run(List.of("chown", "-R", "--reference=" + primary.cluster.directory(), copy.toString()));
        standby = launched(new Server(
                new Cluster(
                        copy,
                        folder.resolve(copy.getFileName() + ".log"),
                        primary.cluster.binaries(),
                        primary.cluster.user()),
                freePort()));
        on(
                primary,
                sql -> Patience.await()
                        .until(() -> sql.sql(
                                        "select exists (select 1 from pg_stat_replication where state = 'streaming')")
                                .query(Boolean.class)
                                .single()));
    }

    /** All of it at once, as when its machine goes. */
    public void losePrimary() {
        kill(primary);
    }

    private static void kill(Server server) {
        var processes = new ArrayList<>(server.process.descendants().toList());
        processes.add(0, server.process.toHandle());
        processes.forEach(ProcessHandle::destroyForcibly);
        Patience.await().until(() -> processes.stream().noneMatch(Standbys::runs));
    }

    /** An ended orphan that nobody waits for is still a process, but one without a command. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }

    public void promote() {
        on(standby, sql -> sql.sql("select pg_promote()").query(Boolean.class).single());
        replication.close();
        primary = standby;
    }

    /** The one that was primary before, on its own again. */
    public TestDatabase oldPrimary() {
        var old = all.get(all.size() - 2);
        write(old.cluster.directory().resolve("postgresql.auto.conf"), "synchronous_standby_names = ''\n");
        launched(old);
        return database(old);
    }

    private interface Work {
        void with(JdbcClient sql);
    }

    private void on(Server server, Work work) {
        var connection =
                new SingleConnectionDataSource(url(server, "postgres"), Roles.SUPERUSER, passwords.superuser(), true);
        try (connection) {
            work.with(JdbcClient.create(connection));
        }
    }

    private Server launched(Server server) {
        server.process = server.cluster.launch(server.port);
        if (!all.contains(server)) {
            all.add(server);
        }
        Patience.await()
                .until(() -> PostmasterFile.in(server.cluster.directory())
                        .filter(file -> file.pid() == server.process.pid() && file.ready())
                        .isPresent());
        return server;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        all.stream().filter(server -> server.process.isAlive()).forEach(Standbys::kill);
    }
}
