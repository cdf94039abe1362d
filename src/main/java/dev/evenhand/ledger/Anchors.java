package dev.evenhand.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Replaces what was kept, unless a node has kept a later one meanwhile. */
    void keep(Checkpoint checkpoint, SignedNote note) {
        if (of(checkpoint.origin())
                .filter(kept -> size(kept) >= checkpoint.size())
                .isPresent()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "fresh", ".tmp");
            try {
                Files.writeString(fresh, note.toString());
                Files.move(fresh, file(checkpoint.origin()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            // Once: a log is signed every few seconds while raters vote.
            if (told.compareAndSet(false, true)) {
                LOG.warn("No checkpoints can be kept in {}: {}", folder, e.toString());
            }
        }
    }

    private static long size(SignedNote kept) {
        try {
            return Checkpoint.parse(kept.text()).size();
        } catch (Malformed e) {
            return 0;
        }
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
