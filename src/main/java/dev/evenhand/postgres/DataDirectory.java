package dev.evenhand.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The directory that holds everything of one installation, claimed by one process at a time. */
final class DataDirectory implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final String WORKSHOP = ".tmp";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** The operating system releases the claim with the process, however that ends. */
    static DataDirectory claim(Path path) {
        try {
            var directory = Files.createDirectories(path).toRealPath();
            var channel = FileChannel.open(directory.resolve("evenhand.lock"), CREATE, READ, WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw inUse(directory);
            }
            clearWorkshops(directory);
            return new DataDirectory(directory, channel);
        } catch (IOException e) {
            throw new PostgresUnavailable(
                    "The data directory " + path.toAbsolutePath() + " cannot be written: " + e,
                    "Give Evenhand a directory of its own with EVENHAND_DATA. " + PostgresUnavailable.USE_YOUR_OWN,
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static PostgresUnavailable inUse(Path directory) {
        return new PostgresUnavailable(
                "Another Evenhand is running on the data directory " + directory + ".",
                "Stop it, or give this one a directory of its own with EVENHAND_DATA."
                        + " To run several on the same data, give them all one PostgreSQL with SPRING_DATASOURCE_URL.");
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A place to prepare what must appear whole under its final name; never one that a killed start's `initdb` still uses. */
    Path workshop(String name) {
        return path.resolve(name + "." + UUID.randomUUID() + WORKSHOP);
    }

    /** What killed processes left; one that still writes there keeps it until the next start. */
    private static void clearWorkshops(Path directory) throws IOException {
        try (var leftovers = Files.newDirectoryStream(directory, "*" + WORKSHOP)) {
            for (var leftover : leftovers) {
                deleteIfPossible(leftover);
            }
        }
    }

    private static void deleteIfPossible(Path leftover) {
        try {
            FileSystemUtils.deleteRecursively(leftover);
        } catch (IOException e) {
            log.debug("{} stays until the next start", leftover, e);
        }
    }

    static void writePrivately(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
