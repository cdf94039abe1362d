package dev.evenhand.cli.bench;

import java.io.FileInputStream;
import java.io.IOException;

/** The least that a Java program can do with a file: read its bytes and count its lines. */
final class LineCount {

    private LineCount() {}

    public static void main(String[] arguments) throws IOException {
        var bytes = new byte[1 << 18];
        long lines = 0;
        try (var in = new FileInputStream(arguments[0])) {
            for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
                lines += count(bytes, read);
            }
        }
        System.out.println(lines);
    }

    private static int count(byte[] bytes, int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}
