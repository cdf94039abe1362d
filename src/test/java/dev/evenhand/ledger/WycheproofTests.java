package dev.evenhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Signatures that careless verifiers take: malleable, cut, padded, not in their form. */
class WycheproofTests {

    private static final Path VECTORS = Path.of("src/test/resources/dev/evenhand/ledger/wycheproof.ed25519.csv");

    /** The second verifier's own arithmetic, on the same lines. */
    private static final String SECOND = """
            import sys
            sys.dont_write_bytecode = True
            sys.path.insert(0, "src/docs")
            import verify
            for line in sys.stdin.read().split("\\n"):
                number, key, text, signature, _ = line.split(",")
                failed = []
                verify.attempt(failed, number, verify.signed, *(bytes.fromhex(part) for part in (key, text, signature)))
                print(number, "invalid" if failed else "valid")
            """;

    @Test
    void bothVerifiersTakeWhatHoldsAndNothingElse() throws Exception {
        var vectors = vectors();
        assertThat(vectors).hasSize(151);
        var expected = told(vectors, vector -> vector[4]);

        assertThat(told(vectors, vector -> verifies(vector) ? "valid" : "invalid"))
                .isEqualTo(expected);
        assertThat(second(vectors)).isEqualTo(expected);
    }

    private static boolean verifies(String[] vector) {
        var hex = HexFormat.of();
        return NoteKey.of("wycheproof", hex.parseHex(vector[1]))
                .verifies(hex.parseHex(vector[2]), hex.parseHex(vector[3]));
    }

    private static List<String[]> vectors() throws IOException {
        return Files.readAllLines(VECTORS).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static String told(List<String[]> vectors, Function<String[], String> verdict) {
        return vectors.stream()
                .map(vector -> vector[0] + " " + verdict.apply(vector))
                .collect(Collectors.joining("\n"));
    }

    private static String second(List<String[]> vectors) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder("python3", "-c", SECOND)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return abort("no python3 here: the second verifier was NOT run");
        }
        try (var in = process.getOutputStream()) {
            in.write(vectors.stream()
                    .map(vector -> String.join(",", vector))
                    .collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
