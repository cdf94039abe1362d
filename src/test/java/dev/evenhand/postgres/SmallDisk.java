package dev.evenhand.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk in memory that is soon full, where whoever runs the tests may mount one. */
public final class SmallDisk implements AutoCloseable {

    private static final int MEGABYTES = 96;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Nothing where the system does not allow it: root may, and not in every container. */
    public static Optional<SmallDisk> mounted() {
        try {
            var folder = Files.createTempDirectory("evenhand-small-disk");
            var mount = Command.run(
                    List.of("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString()));
            if (!mount.succeeded()) {
                Files.delete(folder);
                return Optional.empty();
            }
            var disk = new SmallDisk(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(disk::close));
            return Optional.of(disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** Takes all there is left. */
    public void fill() {
        try (var ballast = Files.newOutputStream(ballast())) {
            var zeroes = new byte[4096];
            while (true) {
                ballast.write(zeroes);
            }
        } catch (IOException full) {
            // That is what was wanted.
        }
    }

    public void clear() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        if (Files.exists(folder)) {
            Command.run(List.of("umount", "--lazy", folder.toString()));
            Command.run(List.of("rmdir", folder.toString()));
        }
    }
}
