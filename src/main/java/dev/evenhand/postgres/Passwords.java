package dev.evenhand.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The generated passwords of the embedded server's three roles, kept in a file that only its owner can read. */
record Passwords(String superuser, String owner, String app) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Passwords keptIn(DataDirectory data) {
        var file = data.resolve("postgres.passwords");
        try {
            if (Files.notExists(file)) {
                write(file, data.workshop("postgres.passwords"));
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Path workshop) throws IOException {
        var lines = "superuser=%s%nowner=%s%napp=%s%n".formatted(generate(), generate(), generate());
        DataDirectory.writePrivately(workshop, lines);
        Files.move(workshop, file, ATOMIC_MOVE);
    }

    private static Passwords read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        }
        return new Passwords(
                properties.getProperty("superuser", ""),
                properties.getProperty("owner", ""),
                properties.getProperty("app", ""));
    }

    private static String generate() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
