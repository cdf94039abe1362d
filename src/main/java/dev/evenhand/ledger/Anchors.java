package dev.evenhand.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The newest checkpoint of each log in a folder outside the database, which an older copy of the database does not bring
 * back with it. Several nodes may share a folder or have one each.
 */
@Component
class Anchors {

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
    private static final String ENDING = ".checkpoint";

    private static final String LOCK = ".lock";
    private static final String TIMELINE = ".timeline";

    /** A file is locked by a whole JVM, which may hold several nodes. */
    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    private final Path folder;
    private final AtomicBoolean told = new AtomicBoolean();

    Anchors(@Value("${evenhand.anchors:${evenhand.data:data}/checkpoints}") Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** What is kept of a log. A file that cannot be read holds nobody up: whoever can spoil it could as well delete it. */
    Optional<SignedNote> of(String origin) {
        try {
            var file = file(origin);
            return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException | Malformed e) {
            LOG.warn("The kept checkpoint of {} in {} cannot be read: {}", origin, folder, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Does the work while no other node that shares the folder does such work, so that what was compared is what is
     * replaced. A folder that cannot be written keeps nobody else out, and nothing is kept in it.
     */
    void alone(Runnable work) {
        IN_THIS_JVM.lock();
        try {
            var lock = lock();
            try {
                work.run();
            } finally {
                release(lock);
            }
        } finally {
            IN_THIS_JVM.unlock();
        }
    }

    private @Nullable FileChannel lock() {
        try {
            Files.createDirectories(folder);
            var file = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                file.lock();
                return file;
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            tell(e);
            return null;
        }
    }

    /** The lock goes with the channel. */
    private void release(@Nullable FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            tell(e);
        }
    }

    /** Replaces what was kept by what outlives a loss of power: bytes and name are on the disk when this is done. */
    void keep(String origin, SignedNote note) {
        replace(file(origin).getFileName().toString(), note.toString());
    }

    private void replace(String name, String text) {
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "fresh", ".tmp");
            try {
                Files.writeString(fresh, text);
                sync(fresh, StandardOpenOption.WRITE);
                Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                sync(folder, StandardOpenOption.READ);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            tell(e);
        }
    }

    private static void sync(Path path, OpenOption how) throws IOException {
        try (var file = FileChannel.open(path, how)) {
            file.force(true);
        }
    }

    /** Once: a log is signed every few seconds while raters vote. */
    private void tell(IOException e) {
        if (told.compareAndSet(false, true)) {
            LOG.warn("No checkpoints can be kept in {}: {}", folder, e.toString());
        }
    }

    /** The newest history of a server, by its number, that ledgers were written in; 0 where none is known. */
    int timeline(String server) {
        try {
            var file = folder.resolve(server + TIMELINE);
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            LOG.warn("The kept timeline of {} in {} cannot be read: {}", server, folder, e.getMessage());
            return 0;
        }
    }

    void keepTimeline(String server, int timeline) {
        replace(server + TIMELINE, timeline + "\n");
    }

    /** Names of the logs of one installation that something is kept of. */
    List<String> origins(String installation) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(installation + "+") && name.endsWith(ENDING))
                    .map(name ->
                            name.substring(0, name.length() - ENDING.length()).replace('+', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path file(String origin) {
        return folder.resolve(origin.replace('/', '+') + ENDING);
    }
}
