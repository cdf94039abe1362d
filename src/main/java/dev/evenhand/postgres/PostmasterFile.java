package dev.evenhand.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a server writes about itself into `postmaster.pid`. */
record PostmasterFile(Path cluster, long pid, boolean ready) {
    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> in(Path cluster) {
        try {
            return parse(cluster, Files.readAllLines(file(cluster)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<PostmasterFile> parse(Path cluster, List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).matches("\\d{1,10}")) {
            return Optional.empty();
        }
        var ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return Optional.of(new PostmasterFile(cluster, Long.parseLong(lines.get(0)), ready));
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** A process id may have passed to a stranger since, so only one that runs on this cluster counts. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle ->
                        List.of(handle.info().arguments().orElse(new String[0])).contains(cluster.toString()));
    }

    void delete() {
        try {
            Files.deleteIfExists(file(cluster));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
